package io.remotemedia.core.manifest.internal;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.OutlineNode;
import io.remotemedia.core.manifest.OutlineNode.Kind;
import io.remotemedia.core.manifest.StrictJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a tree and the outline of a YAML text from events. The library's own constructor would
 * follow aliases and tags; events are only what stands in the text.
 */
public final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setUseMarks(true)
          .setCodePointLimit(StrictJson.MAX_DOCUMENT_LENGTH)
          .build();

  /**
   * What a text says and where.
   *
   * @param tree its value
   * @param outline the places of its values
   */
  public record Result(JsonNode tree, OutlineNode outline) {}

  /** An object or array that is open. */
  private static final class Level {
    private final JsonNode tree;
    private final OutlineNode outline;
    private ScalarEvent key;

    Level(JsonNode tree, OutlineNode outline) {
      this.tree = tree;
      this.outline = outline;
    }
  }

  private final String text;
  private final YamlOffsets offsets;
  private final Deque<Level> open = new ArrayDeque<>();
  private Result root;
  private int tokens;

  private YamlReader(String text) {
    this.text = text;
    this.offsets = new YamlOffsets(text);
  }

  /**
   * Reads one document.
   *
   * @param text the text
   * @return its value
   * @throws JsonSyntaxException when the text breaks a rule
   */
  public static Result read(String text) throws JsonSyntaxException {
    TextRules.check(text);
    YamlReader reader = new YamlReader(text);
    try {
      return reader.read();
    } catch (MarkedYamlEngineException e) {
      throw reader.syntax(e);
    } catch (YamlEngineException | IndexOutOfBoundsException | StackOverflowError e) {
      throw SyntaxFault.at(DiagnosticCode.SYNTAX, "the text is not YAML", text, 0);
    }
  }

  private JsonSyntaxException syntax(MarkedYamlEngineException e) {
    int offset = e.getProblemMark().map(offsets::of).orElse(0);
    return SyntaxFault.at(
        DiagnosticCode.SYNTAX,
        "the text is not YAML: " + Quoted.plain(String.valueOf(e.getProblem()), 200),
        text,
        offset);
  }

  private Result read() throws JsonSyntaxException {
    Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
    while (events.hasNext()) {
      take(events.next());
    }
    if (root == null) {
      throw SyntaxFault.at(
          DiagnosticCode.EMPTY_TEXT, "the text is empty; accepted is a value", text, 0);
    }
    return root;
  }

  private void take(Event event) throws JsonSyntaxException {
    tokens++;
    if (tokens > StrictJson.MAX_TOKENS) {
      throw fault(
          DiagnosticCode.DOCUMENT_LIMIT,
          "the text has more than %d tokens".formatted(StrictJson.MAX_TOKENS),
          event);
    }
    switch (event) {
      case AliasEvent alias -> throw feature("an alias (*)", alias);
      case CollectionStartEvent start -> begin(start);
      case CollectionEndEvent end -> end(end);
      case ScalarEvent scalar -> scalar(scalar);
      case DocumentStartEvent start when root != null ->
          throw fault(DiagnosticCode.TRAILING_TEXT, "a second document follows the first", start);
      default -> {}
    }
  }

  private void begin(CollectionStartEvent start) throws JsonSyntaxException {
    requirePlain(start, start.getTag().isPresent());
    if (open.size() >= StrictJson.MAX_DEPTH) {
      throw fault(
          DiagnosticCode.DEPTH_LIMIT,
          "objects and arrays are nested deeper than %d levels".formatted(StrictJson.MAX_DEPTH),
          start);
    }
    boolean object = start instanceof MappingStartEvent;
    JsonNode tree =
        object ? JsonNodeFactory.instance.objectNode() : JsonNodeFactory.instance.arrayNode();
    int offset = offsets.start(start);
    OutlineNode outline =
        new OutlineNode(
            object ? Kind.OBJECT : Kind.ARRAY,
            start.getFlowStyle() != FlowStyle.FLOW,
            offset,
            offset);
    requireNoKeyWaiting(start);
    attach(tree, outline, start);
    open.push(new Level(tree, outline));
  }

  /** A collection cannot be a key. */
  private void requireNoKeyWaiting(Event start) throws JsonSyntaxException {
    Level level = open.peek();
    if (level != null && level.tree.isObject() && level.key == null) {
      throw feature("a key that is no string", start);
    }
  }

  private void end(CollectionEndEvent end) {
    OutlineNode outline = open.pop().outline;
    if (!outline.isBlock()) {
      outline.endAt(offsets.end(end));
    } else if (!outline.children().isEmpty()) {
      // The event stands where the next thing begins, behind comments and empty lines.
      outline.endAt(outline.children().getLast().end());
    }
  }

  private void scalar(ScalarEvent scalar) throws JsonSyntaxException {
    requirePlain(scalar, scalar.getTag().isPresent());
    Level level = open.peek();
    if (level != null && level.tree.isObject() && level.key == null) {
      key(scalar, level);
      return;
    }
    JsonNode value = new YamlScalar(text, offsets.start(scalar)).value(scalar);
    attach(
        value,
        new OutlineNode(Kind.SCALAR, false, offsets.start(scalar), offsets.end(scalar)),
        scalar);
  }

  private void key(ScalarEvent scalar, Level level) throws JsonSyntaxException {
    String key = scalar.getValue();
    if (key.length() > StrictJson.MAX_NAME_LENGTH) {
      throw fault(
          DiagnosticCode.STRING_LIMIT,
          "a key has more than %d characters".formatted(StrictJson.MAX_NAME_LENGTH),
          scalar);
    }
    if (scalar.isPlain() && key.equals("<<")) {
      throw feature("a merge (<<)", scalar);
    }
    if (level.tree.has(key)) {
      throw fault(
          DiagnosticCode.DUPLICATE_KEY,
          "the key %s stands twice in one object".formatted(Quoted.text(key)),
          scalar);
    }
    level.key = scalar;
  }

  private void attach(JsonNode tree, OutlineNode outline, Event event) throws JsonSyntaxException {
    Level level = open.peek();
    if (level == null) {
      root = new Result(tree, outline);
      return;
    }
    if (level.tree instanceof ObjectNode object) {
      object.set(level.key.getValue(), tree);
      outline.key(level.key.getValue(), offsets.start(level.key), offsets.end(level.key));
      level.key = null;
    } else {
      ((ArrayNode) level.tree).add(tree);
    }
    level.outline.add(outline);
  }

  private void requirePlain(NodeEvent event, boolean tagged) throws JsonSyntaxException {
    if (event.getAnchor().isPresent()) {
      throw feature("an anchor (&)", event);
    }
    if (tagged) {
      throw feature("a tag (!)", event);
    }
  }

  private JsonSyntaxException feature(String what, Event event) {
    return fault(
        DiagnosticCode.YAML_FEATURE,
        "%s stands here; accepted is what JSON could say, too".formatted(what),
        event);
  }

  private JsonSyntaxException fault(DiagnosticCode code, String message, Event event) {
    return SyntaxFault.at(code, message, text, offsets.start(event));
  }
}
