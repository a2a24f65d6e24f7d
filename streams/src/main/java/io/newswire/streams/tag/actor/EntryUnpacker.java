package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.packed.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads one entry from what {@link EntryPacker} wrote. */
final class EntryUnpacker {

  static final int NO_DATE = Integer.MIN_VALUE;

  private final byte[] packed;
  private final Texts strings;
  private int at;

  EntryUnpacker(byte[] packed, int from, Texts strings) {
    this.packed = packed;
    this.strings = strings;
    at = from;
  }

  Entry entry() {
    return packed[at++] == EntryPacker.PERSON ? person() : body();
  }

  private Person person() {
    String id = text();
    String name = text();
    String country = text();
    String cameo = text();
    int count = number();
    List<Office> offices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String title = text();
      OfficeKind kind = OfficeKind.valueOf(text());
      offices.add(new Office(title, kind, text(), date(), date(), date()));
    }
    return new Person(id, name, country, cameo, offices);
  }

  private Body body() {
    String id = text();
    String name = text();
    String type = text();
    String country = text();
    String code = text();
    int count = number();
    List<String> sectors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sectors.add(text());
    }
    return new Body(id, name, type, country, code, sectors, text(), date(), date(), number() == 1);
  }

  private String text() {
    return strings.get(number());
  }

  private LocalDate date() {
    int day = number();
    return day == NO_DATE ? null : LocalDate.ofEpochDay(day);
  }

  private int number() {
    int number = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      number |= (packed[at++] & 0xff) << shift;
    }
    return number;
  }
}
