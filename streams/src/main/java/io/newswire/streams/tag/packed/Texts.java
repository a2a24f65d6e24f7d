package io.newswire.streams.tag.packed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Many texts that are rarely asked for: kept as UTF-8 in one array, and made a string when one is
 * first asked for. Safe for any number of threads.
 */
public final class Texts {

  private final byte[] utf8;

  /** Where each text ends. */
  private final int[] ends;

  /** Those asked for before. Strings are immutable, so that a race costs a second copy at most. */
  private final String[] strings;

  /** What was added since it was packed. */
  private final List<String> more;

  private Texts(byte[] utf8, int[] ends, String[] strings, List<String> more) {
    this.utf8 = utf8;
    this.ends = ends;
    this.strings = strings;
    this.more = more;
  }

  /** Packs texts. */
  public static Texts of(List<String> texts) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
    int[] ends = new int[texts.size()];
    for (int i = 0; i < ends.length; i++) {
      utf8.writeBytes(texts.get(i).getBytes(UTF_8));
      ends[i] = utf8.size();
    }
    return new Texts(utf8.toByteArray(), ends, new String[ends.length], List.of());
  }

  /** Reads what {@link #write} wrote. */
  public static Texts read(PackedInput in) {
    byte[] utf8 = in.bytes();
    int[] ends = in.ints();
    return new Texts(utf8, ends, new String[ends.length], List.of());
  }

  /** Writes those that are packed. */
  public void write(PackedOutput out) {
    out.bytes(utf8);
    out.ints(ends);
  }

  /** These and others behind them; costs what is added. */
  public Texts with(List<String> added) {
    List<String> all = new ArrayList<>(more);
    all.addAll(added);
    return new Texts(utf8, ends, strings, List.copyOf(all));
  }

  /** These and a text behind them, unless it is one of them. */
  public Texts including(String text) {
    return indexOf(text) < 0 ? with(List.of(text)) : this;
  }

  /** Where a text first stands, looking at each; -1 where it is none of them. */
  public int indexOf(String text) {
    for (int i = 0; i < size(); i++) {
      if (get(i).equals(text)) {
        return i;
      }
    }
    return -1;
  }

  /** How many there are. */
  public int size() {
    return ends.length + more.size();
  }

  /** One of them. */
  public String get(int index) {
    if (index >= ends.length) {
      return more.get(index - ends.length);
    }
    String text = strings[index];
    if (text == null) {
      int from = index == 0 ? 0 : ends[index - 1];
      text = new String(utf8, from, ends[index] - from, UTF_8);
      strings[index] = text;
    }
    return text;
  }
}
