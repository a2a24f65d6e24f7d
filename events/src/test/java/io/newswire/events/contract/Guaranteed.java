package io.newswire.events.contract;

import io.newswire.events.Json;
import io.newswire.events.Topic;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which components every record has, whoever made it: those that are primitive, that its
 * constructor refuses to be without, or that it fills itself. Found by trying it on the golden
 * records, so that the schema promises what the code keeps.
 */
final class Guaranteed {

  private final Map<Class<?>, Set<String>> found = new HashMap<>();

  /** Tries all records in the golden value of a topic. */
  void learn(Topic<?> topic, byte[] golden) throws ReflectiveOperationException {
    try {
      visit(Json.mapper().readValue(golden, topic.type()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Whether a component is always there. */
  boolean has(Class<?> type, String component) {
    return found.getOrDefault(type, Set.of()).contains(component);
  }

  private void visit(Object value) throws ReflectiveOperationException {
    if (value instanceof Collection<?> values) {
      for (Object each : values) {
        visit(each);
      }
    } else if (value instanceof Record record) {
      found.computeIfAbsent(record.getClass(), type -> tryOut(record));
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        visit(component.getAccessor().invoke(record));
      }
    }
  }

  private static Set<String> tryOut(Record sample) {
    RecordComponent[] components = sample.getClass().getRecordComponents();
    Set<String> always = new TreeSet<>();
    for (int i = 0; i < components.length; i++) {
      if (components[i].getType().isPrimitive() || isThereWithout(sample, components, i)) {
        always.add(components[i].getName());
      }
    }
    return always;
  }

  /** Whether a copy of a record made without a component has it all the same, or cannot be made. */
  private static boolean isThereWithout(Record sample, RecordComponent[] components, int left) {
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = i == left ? null : components[i].getAccessor().invoke(sample);
      }
      Constructor<?> constructor =
          sample
              .getClass()
              .getDeclaredConstructor(
                  Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return components[left].getAccessor().invoke(constructor.newInstance(values)) != null;
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof NullPointerException;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
