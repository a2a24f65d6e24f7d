package io.newswire.producer.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sources.yaml} declares.
 *
 * @param list the sources, in the file's order; ids are unique
 * @param push how articles are taken in over HTTP
 */
public record Sources(List<Source> list, Push push) {

  /** No source, and a door for pushed articles at its usual place. */
  public static final Sources NONE = new Sources(List.of(), Push.DEFAULT);

  /** Refuses ids that occur twice. */
  public Sources {
    list = List.copyOf(list);
    Map<String, Source> byId = new LinkedHashMap<>();
    for (Source source : list) {
      if (byId.putIfAbsent(source.id(), source) != null) {
        throw new IllegalArgumentException("id: two sources are called " + source.id());
      }
    }
  }

  /** The source of an id. */
  public Optional<Source> find(String id) {
    return list.stream().filter(source -> source.id().equals(id)).findFirst();
  }

  /** The feeds among them. */
  public List<Source.Feed> feeds() {
    return of(Source.Feed.class);
  }

  /** The folders among them. */
  public List<Source.Folder> folders() {
    return of(Source.Folder.class);
  }

  /** The same sources with another door. */
  public Sources with(Push other) {
    return new Sources(list, other);
  }

  private <T extends Source> List<T> of(Class<T> type) {
    return list.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
