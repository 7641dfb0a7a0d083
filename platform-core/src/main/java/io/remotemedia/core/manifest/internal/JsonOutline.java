package io.remotemedia.core.manifest.internal;

import io.remotemedia.core.manifest.OutlineNode;
import io.remotemedia.core.manifest.OutlineNode.Kind;
import io.remotemedia.core.manifest.StrictJson;
import tools.jackson.databind.JsonNode;

/** Finds the places of everything in a text that is known to be valid JSON. */
public final class JsonOutline {
  private final String text;
  private int at;

  private JsonOutline(String text) {
    this.text = text;
  }

  /**
   * Outlines a text.
   *
   * @param text JSON that {@link StrictJson} has read, so that it is valid and not nested too deep
   * @return its value
   */
  public static OutlineNode of(String text) {
    JsonOutline outline = new JsonOutline(text);
    outline.skipSpace();
    return outline.value();
  }

  private OutlineNode value() {
    return switch (text.charAt(at)) {
      case '{' -> container(Kind.OBJECT, '}');
      case '[' -> container(Kind.ARRAY, ']');
      default -> {
        int start = at;
        skipScalar();
        yield new OutlineNode(Kind.SCALAR, false, start, at);
      }
    };
  }

  private OutlineNode container(Kind kind, char close) {
    OutlineNode node = new OutlineNode(kind, false, at, at);
    at++;
    skipSpace();
    while (text.charAt(at) != close) {
      node.add(kind == Kind.OBJECT ? member() : value());
      skipSpace();
      if (text.charAt(at) == ',') {
        at++;
        skipSpace();
      }
    }
    at++;
    node.endAt(at);
    return node;
  }

  private OutlineNode member() {
    int keyStart = at;
    skipScalar();
    int keyEnd = at;
    skipSpace();
    at++;
    skipSpace();
    OutlineNode node = value();
    node.key(decoded(text.substring(keyStart, keyEnd)), keyStart, keyEnd);
    return node;
  }

  private static String decoded(String key) {
    if (key.indexOf('\\') < 0) {
      return key.substring(1, key.length() - 1);
    }
    JsonNode decoded = StrictJson.readValid(key);
    return decoded.stringValue();
  }

  private void skipScalar() {
    if (text.charAt(at) != '"') {
      while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return;
    }
    at++;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
