package io.newswire.streams.route;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

  /** The record as the evaluator sees it. */
  Map<String, Object> value(T record) {
    Map<String, Object> value = new HashMap<>(fields.size() * 2);
    fields.forEach((name, field) -> value.put(name, field.value().apply(record)));
    return value;
  }
}
