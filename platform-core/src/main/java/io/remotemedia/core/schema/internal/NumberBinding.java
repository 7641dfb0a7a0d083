package io.remotemedia.core.schema.internal;

import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.schema.BindingException;
import java.math.BigInteger;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** JSON numbers to Java's, exactly or not at all; only fractions may be rounded. */
final class NumberBinding {
  private static final Set<Class<?>> FRACTIONS =
      Set.of(float.class, Float.class, double.class, Double.class);
  private static final Set<Class<?>> WHOLE =
      Set.of(
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class);

  private NumberBinding() {}

  static boolean isNumber(Class<?> type) {
    return FRACTIONS.contains(type) || WHOLE.contains(type) || type == Number.class;
  }

  static Object bind(JsonNode value, Class<?> type, String pointer) throws BindingException {
    if (type == Number.class) {
      return value.numberValue();
    }
    return FRACTIONS.contains(type) ? fraction(value, type, pointer) : whole(value, type, pointer);
  }

  private static Object fraction(JsonNode value, Class<?> type, String pointer)
      throws BindingException {
    double number = value.doubleValue();
    if (type == double.class || type == Double.class) {
      return number;
    }
    float narrowed = (float) number;
    if (!Float.isFinite(narrowed)) {
      throw outOfRange(value, pointer, -Float.MAX_VALUE + "", Float.MAX_VALUE + "");
    }
    return narrowed;
  }

  private static Object whole(JsonNode value, Class<?> type, String pointer)
      throws BindingException {
    long number = exact(value, pointer);
    if (type == long.class || type == Long.class) {
      return number;
    }
    if (type == int.class || type == Integer.class) {
      requireWithin(value, number, Integer.MIN_VALUE, Integer.MAX_VALUE, pointer);
      return (int) number;
    }
    if (type == short.class || type == Short.class) {
      requireWithin(value, number, Short.MIN_VALUE, Short.MAX_VALUE, pointer);
      return (short) number;
    }
    requireWithin(value, number, Byte.MIN_VALUE, Byte.MAX_VALUE, pointer);
    return (byte) number;
  }

  private static long exact(JsonNode value, String pointer) throws BindingException {
    if (value.numberValue() instanceof BigInteger) {
      throw outOfRange(value, pointer, Long.MIN_VALUE + "", Long.MAX_VALUE + "");
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    double number = value.doubleValue();
    if (number != Math.rint(number)) {
      throw new BindingException(
          pointer, "%s is no whole number; the plugin reads one".formatted(Quoted.json(value)));
    }
    // 2^63 itself is no long, and every double below it is.
    if (number < -0x1p63 || number >= 0x1p63) {
      throw outOfRange(value, pointer, Long.MIN_VALUE + "", Long.MAX_VALUE + "");
    }
    return (long) number;
  }

  private static void requireWithin(JsonNode value, long number, long min, long max, String pointer)
      throws BindingException {
    if (number < min || number > max) {
      throw outOfRange(value, pointer, min + "", max + "");
    }
  }

  private static BindingException outOfRange(
      JsonNode value, String pointer, String min, String max) {
    return new BindingException(
        pointer,
        "%s is outside what the plugin can read, %s to %s".formatted(Quoted.json(value), min, max));
  }
}
