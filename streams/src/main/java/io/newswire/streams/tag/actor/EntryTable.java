package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.packed.PackedInput;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.packed.Texts;
import java.util.AbstractList;
import java.util.List;

/**
 * The entries of the lexicon: packed ones, which become objects when they are first asked for, and
 * behind them those that were put since. Safe for any number of threads.
 */
final class EntryTable extends AbstractList<Entry> {

  private final Texts ids;
  private final byte[] packed;
  private final int[] ends;
  private final Texts strings;

  /** Those asked for before. Entries are immutable, so that a race costs a second copy at most. */
  private final Entry[] entries;

  private final List<Entry> more;

  private EntryTable(
      Texts ids, byte[] packed, int[] ends, Texts strings, Entry[] entries, List<Entry> more) {
    this.ids = ids;
    this.packed = packed;
    this.ends = ends;
    this.strings = strings;
    this.entries = entries;
    this.more = more;
  }

  /** Packs entries. */
  static EntryTable of(List<Entry> entries) {
    EntryPacker packer = new EntryPacker();
    int[] ends = new int[entries.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = packer.add(entries.get(i));
    }
    return new EntryTable(
        Texts.of(entries.stream().map(Entry::id).toList()),
        packer.bytes(),
        ends,
        Texts.of(packer.strings()),
        new Entry[ends.length],
        List.of());
  }

  /** Reads what {@link #write} wrote. */
  static EntryTable read(PackedInput in) {
    Texts ids = Texts.read(in);
    byte[] packed = in.bytes();
    int[] ends = in.ints();
    return new EntryTable(ids, packed, ends, Texts.read(in), new Entry[ends.length], List.of());
  }

  /** Writes those that are packed. */
  void write(PackedOutput out) {
    ids.write(out);
    out.bytes(packed);
    out.ints(ends);
    strings.write(out);
  }

  /** These and others behind them; costs what is added. */
  EntryTable with(List<Entry> added) {
    return new EntryTable(ids, packed, ends, strings, entries, List.copyOf(added));
  }

  @Override
  public int size() {
    return ends.length + more.size();
  }

  @Override
  public Entry get(int index) {
    if (index >= ends.length) {
      return more.get(index - ends.length);
    }
    Entry entry = entries[index];
    if (entry == null) {
      entry = new EntryUnpacker(packed, index == 0 ? 0 : ends[index - 1], strings).entry();
      entries[index] = entry;
    }
    return entry;
  }

  /** The id of an entry, without making the entry. */
  String id(int index) {
    return index < ends.length ? ids.get(index) : more.get(index - ends.length).id();
  }
}
