package io.remotemedia.core.manifest.internal;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.StrictJson;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a scalar means by the core schema of YAML 1.2; everything but plain ones are strings. */
final class YamlScalar {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
  // Possessive and without nesting, so that matching is linear.
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?+(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][-+]?+[0-9]++)?+");
  private static final Pattern WHOLE = Pattern.compile("[-+]?+[0-9]++");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]++");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]++");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?+\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private final String text;
  private final int offset;

  YamlScalar(String text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  JsonNode value(ScalarEvent scalar) throws JsonSyntaxException {
    String value = scalar.getValue();
    if (value.length() > StrictJson.MAX_STRING_LENGTH) {
      throw fault(
          DiagnosticCode.STRING_LIMIT,
          "a string has more than %d characters".formatted(StrictJson.MAX_STRING_LENGTH));
    }
    if (!scalar.isPlain()) {
      return NODES.stringNode(value);
    }
    if (NULLS.contains(value)) {
      return NODES.nullNode();
    }
    if (TRUES.contains(value) || FALSES.contains(value)) {
      return NODES.booleanNode(TRUES.contains(value));
    }
    if (NOT_FINITE.matcher(value).matches()) {
      throw fault(
          DiagnosticCode.NON_FINITE_NUMBER,
          "%s is not finite; accepted are finite numbers".formatted(value));
    }
    return isNumber(value) ? number(value) : NODES.stringNode(value);
  }

  private static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches()
        || HEXADECIMAL.matcher(value).matches()
        || OCTAL.matcher(value).matches();
  }

  private JsonNode number(String value) throws JsonSyntaxException {
    if (value.length() > StrictJson.MAX_NUMBER_LENGTH) {
      throw fault(
          DiagnosticCode.NUMBER_LIMIT,
          "a number has more than %d characters".formatted(StrictJson.MAX_NUMBER_LENGTH));
    }
    if (HEXADECIMAL.matcher(value).matches()) {
      return whole(new BigInteger(value.substring(2), 16));
    }
    if (OCTAL.matcher(value).matches()) {
      return whole(new BigInteger(value.substring(2), 8));
    }
    return WHOLE.matcher(value).matches() ? whole(new BigInteger(value)) : decimal(value);
  }

  private static JsonNode whole(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return NODES.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValue())
        : NODES.numberNode(value);
  }

  private JsonNode decimal(String value) throws JsonSyntaxException {
    double number = Double.parseDouble(value);
    if (!Double.isFinite(number)) {
      throw fault(
          DiagnosticCode.NON_FINITE_NUMBER,
          "the number %s is beyond the range of a double".formatted(Quoted.plain(value, 64)));
    }
    if (number == 0 && TreeBuilder.hasDigitAboveZero(value)) {
      throw fault(
          DiagnosticCode.NUMBER_LIMIT,
          "the number %s is too small for a double and would become 0"
              .formatted(Quoted.plain(value, 64)));
    }
    return NODES.numberNode(number);
  }

  private JsonSyntaxException fault(DiagnosticCode code, String message) {
    return SyntaxFault.at(code, message, text, offset);
  }
}
