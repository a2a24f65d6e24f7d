package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes entries as bytes, each string once: what {@link EntryUnpacker} reads. Used once. */
final class EntryPacker {

  static final byte PERSON = 0;
  static final byte BODY = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> strings = new ArrayList<>();

  /** Writes an entry; returns where its bytes end. */
  int add(Entry entry) {
    if (entry instanceof Person person) {
      person(person);
    } else {
      body((Body) entry);
    }
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The strings, in the order of their numbers. */
  List<String> strings() {
    return strings;
  }

  private void person(Person person) {
    bytes.write(PERSON);
    text(person.id());
    text(person.name());
    text(person.country());
    text(person.cameo());
    number(person.offices().size());
    for (Office office : person.offices()) {
      text(office.title());
      text(office.kind().name());
      text(office.country());
      date(office.from());
      date(office.to());
      date(office.seen());
    }
  }

  private void body(Body body) {
    bytes.write(BODY);
    text(body.id());
    text(body.name());
    text(body.type());
    text(body.country());
    text(body.code());
    number(body.sectors().size());
    body.sectors().forEach(this::text);
    text(body.cameo());
    date(body.from());
    date(body.to());
    number(body.curated() ? 1 : 0);
  }

  private void text(String text) {
    Integer known = numbers.get(text);
    if (known == null) {
      known = strings.size();
      numbers.put(text, known);
      strings.add(text);
    }
    number(known);
  }

  private void date(LocalDate date) {
    number(date == null ? EntryUnpacker.NO_DATE : Math.toIntExact(date.toEpochDay()));
  }

  private void number(int number) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes.write(number >> shift);
    }
  }
}
