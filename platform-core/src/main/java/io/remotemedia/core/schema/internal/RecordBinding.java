package io.remotemedia.core.schema.internal;

import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.schema.BindingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How one record is made from an object. Kept with the record's class, and unloaded with it. */
public final class RecordBinding {
  private static final ClassValue<RecordBinding> BINDINGS =
      new ClassValue<>() {
        @Override
        protected RecordBinding computeValue(Class<?> type) {
          return new RecordBinding(type);
        }
      };

  private record Component(String parameter, Type type) {}

  private final Constructor<?> constructor;
  private final Component[] components;

  private RecordBinding(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    if (parts == null) {
      throw new IllegalArgumentException("not a record: " + type.getName());
    }
    components =
        Arrays.stream(parts)
            .map(part -> new Component(snakeCase(part.getName()), part.getGenericType()))
            .toArray(Component[]::new);
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without canonical constructor", e);
    }
  }

  /**
   * The binding of a record.
   *
   * @param type the record's class
   * @return its binding
   */
  public static RecordBinding of(Class<?> type) {
    return BINDINGS.get(type);
  }

  /** {@code targetSampleRate} is the parameter {@code target_sample_rate}. */
  private static String snakeCase(String camelCase) {
    StringBuilder out = new StringBuilder();
    for (char c : camelCase.toCharArray()) {
      if (Character.isUpperCase(c)) {
        out.append('_');
      }
      out.append(c);
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Makes a record.
   *
   * @param object the parameters
   * @param pointer where they stand
   * @return the record
   * @throws BindingException when a value does not fit, or the record refuses it
   */
  public Object bind(JsonNode object, String pointer) throws BindingException {
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Component component = components[i];
      arguments[i] =
          ValueBinding.bind(
              member(object, component.parameter()),
              component.type(),
              JsonPointers.member(pointer, component.parameter()));
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refused(e.getCause(), pointer);
    } catch (ReflectiveOperationException e) {
      throw new BindingException(pointer, "the plugin's parameter record cannot be made");
    }
  }

  /** Digits need no underscore: {@code level2} may be written {@code level_2}. */
  private static JsonNode member(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value != null || object.isEmpty()) {
      return value;
    }
    String squeezed = name.replace("_", "");
    return object.properties().stream()
        .filter(member -> member.getKey().replace("_", "").equalsIgnoreCase(squeezed))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static BindingException refused(Throwable cause, String pointer) {
    // The text of an argument exception is written for whoever gave the argument.
    boolean speaks = cause instanceof IllegalArgumentException && cause.getMessage() != null;
    return new BindingException(
        pointer,
        speaks
            ? Quoted.plain(cause.getMessage(), 500)
            : "the plugin's parameter record refuses these values");
  }
}
