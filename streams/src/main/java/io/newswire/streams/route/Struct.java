package io.newswire.streams.route;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A record type that expressions can look into: its fields are declared once, for the checker and
 * for evaluation.
 *
 * @param <T> the Java type behind it
 */
final class Struct<T> {

  /**
   * One field.
   *
   * @param <T> the Java type of the record
   * @param name its name in expressions
   * @param type its type in expressions
   * @param value its value, never null
   */
  record Field<T>(String name, CelType type, Function<T, Object> value) {}

  private final StructType type;
  private final Map<String, Field<T>> fields = new LinkedHashMap<>();

  Struct(String name, List<Field<T>> fields) {
    fields.forEach(field -> this.fields.put(field.name(), field));
    ImmutableMap<String, CelType> types =
        fields.stream().collect(ImmutableMap.toImmutableMap(Field::name, Field::type));
    this.type =
        StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
  }

  StructType type() {
    return type;
  }

  Set<String> names() {
    return fields.keySet();
  }

  Iterable<Field<T>> fields() {
    return fields.values();
  }

  /** The field of a name, null when there is none. */
  Field<T> field(String name) {
    return fields.get(name);
  }

  /** The record as the evaluator sees it: a map whose values are read when they are asked for. */
  Map<String, Object> value(T record) {
    return new View<>(this, record);
  }

  private static final class View<T> extends AbstractMap<String, Object> {
    private final Struct<T> struct;
    private final T record;

    View(Struct<T> struct, T record) {
      this.struct = struct;
      this.record = record;
    }

    @Override
    public boolean containsKey(Object key) {
      return struct.fields.containsKey(key);
    }

    @Override
    public Object get(Object key) {
      Field<T> field = struct.fields.get(key);
      return field == null ? null : field.value().apply(record);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return struct.fields.values().stream()
          .collect(Collectors.toMap(Field::name, field -> field.value().apply(record)))
          .entrySet();
    }
  }
}
