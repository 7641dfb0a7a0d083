package io.remotemedia.core.schema.internal;

import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.manifest.PlainJson;
import io.remotemedia.core.schema.BindingException;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One JSON value to the type of a record component. */
final class ValueBinding {
  private static final Map<Class<?>, Object> ZEROES =
      Map.of(
          boolean.class,
          false,
          byte.class,
          (byte) 0,
          short.class,
          (short) 0,
          int.class,
          0,
          long.class,
          0L,
          float.class,
          0f,
          double.class,
          0d,
          char.class,
          '\0');

  private ValueBinding() {}

  static Object bind(JsonNode value, Type type, String pointer) throws BindingException {
    Class<?> raw = raw(type);
    if (value == null || value.isNull()) {
      return ZEROES.get(raw);
    }
    if (raw == Object.class) {
      return PlainJson.value(value);
    }
    if (raw == String.class && value.isString()) {
      return value.stringValue();
    }
    if ((raw == boolean.class || raw == Boolean.class) && value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber() && NumberBinding.isNumber(raw)) {
      return NumberBinding.bind(value, raw, pointer);
    }
    if (raw.isEnum() && value.isString()) {
      return constant(value, raw, pointer);
    }
    if (value.isObject() && (raw.isRecord() || raw == Map.class)) {
      return raw.isRecord() ? RecordBinding.of(raw).bind(value, pointer) : PlainJson.value(value);
    }
    if (value.isArray() && raw.isArray()) {
      return array(value, componentType(type, raw), pointer);
    }
    if (value.isArray() && raw.isAssignableFrom(List.class) && raw != Object.class) {
      return list(value, elementType(type), pointer);
    }
    throw mismatch(value, raw, pointer);
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      default -> Object.class;
    };
  }

  private static Type componentType(Type type, Class<?> raw) {
    return type instanceof GenericArrayType generic
        ? generic.getGenericComponentType()
        : raw.getComponentType();
  }

  private static Type elementType(Type type) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : Object.class;
  }

  private static Object array(JsonNode value, Type component, String pointer)
      throws BindingException {
    Object array = Array.newInstance(raw(component), value.size());
    for (int i = 0; i < value.size(); i++) {
      Array.set(array, i, bind(value.get(i), component, JsonPointers.item(pointer, i)));
    }
    return array;
  }

  private static List<Object> list(JsonNode value, Type element, String pointer)
      throws BindingException {
    List<Object> list = new ArrayList<>(value.size());
    for (int i = 0; i < value.size(); i++) {
      list.add(bind(value.get(i), element, JsonPointers.item(pointer, i)));
    }
    return Collections.unmodifiableList(list);
  }

  private static Object constant(JsonNode value, Class<?> type, String pointer)
      throws BindingException {
    String name = value.stringValue().replace('-', '_');
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    throw new BindingException(
        pointer,
        "%s is none of the values that the plugin reads: %s"
            .formatted(Quoted.json(value), Arrays.toString(type.getEnumConstants())));
  }

  private static BindingException mismatch(JsonNode value, Class<?> raw, String pointer) {
    return new BindingException(
        pointer,
        "the plugin reads this as %s and cannot take %s".formatted(noun(raw), Quoted.json(value)));
  }

  private static String noun(Class<?> raw) {
    if (raw == String.class || raw.isEnum()) {
      return "a text";
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "true or false";
    }
    if (NumberBinding.isNumber(raw)) {
      return "a number";
    }
    return raw.isArray() || List.class.isAssignableFrom(raw) ? "a list" : "an object";
  }
}
