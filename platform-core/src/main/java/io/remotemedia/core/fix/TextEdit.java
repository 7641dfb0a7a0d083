package io.remotemedia.core.fix;

import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.manifest.OutlineNode;
import io.remotemedia.core.manifest.OutlineNode.Kind;
import java.util.List;

/** One change of one text. */
final class TextEdit {
  private final String text;
  private final Written written;
  private final OutlineNode root;

  TextEdit(String text, OutlineNode root, Written written) {
    this.written = written;
    this.text = text;
    this.root = root;
  }

  OutlineNode require(String pointer) throws PatchFailedException {
    return root.find(pointer)
        .orElseThrow(() -> new PatchFailedException("nothing stands at " + pointer));
  }

  boolean lacks(String pointer) {
    return root.find(pointer).isEmpty();
  }

  String replace(String pointer, String value) throws PatchFailedException {
    OutlineNode node = require(pointer);
    String old = text.substring(node.start(), node.end());
    // An empty YAML value stands directly behind its colon or dash; a block text owns its newline.
    boolean glued = old.isEmpty() && node.start() > 0 && ":-".indexOf(before(node)) >= 0;
    return spliced(
        node.start(), node.end(), (glued ? " " : "") + value + (old.endsWith("\n") ? "\n" : ""));
  }

  private char before(OutlineNode node) {
    return text.charAt(node.start() - 1);
  }

  String rename(OutlineNode node, String name) {
    boolean quoted = "\"'".indexOf(text.charAt(node.keyStart())) >= 0;
    return spliced(node.keyStart(), node.keyEnd(), (quoted ? Written.JSON : written).text(name));
  }

  String add(String pointer, String value) throws PatchFailedException {
    if (pointer.isEmpty()) {
      throw new PatchFailedException("the whole text is not replaced");
    }
    OutlineNode parent = require(JsonPointers.parent(pointer));
    String last = JsonPointers.last(pointer);
    if (parent.kind() == Kind.SCALAR) {
      throw new PatchFailedException("nothing can be added to a single value");
    }
    if (parent.kind() == Kind.OBJECT && parent.child(last).isPresent()) {
      return replace(pointer, value);
    }
    boolean object = parent.kind() == Kind.OBJECT;
    if (parent.isBlock() && !parent.children().isEmpty()) {
      return new BlockEdit(text)
          .add(parent, index(parent, last), object ? written.text(last) + ": " + value : value);
    }
    return addFlow(parent, index(parent, last), object ? written.text(last) + ": " + value : value);
  }

  private static int index(OutlineNode parent, String last) throws PatchFailedException {
    int size = parent.children().size();
    if (parent.kind() == Kind.OBJECT || last.equals("-")) {
      return size;
    }
    int index = JsonPointers.index(last);
    if (index < 0 || index > size) {
      throw new PatchFailedException("an array of %d has no place %s".formatted(size, last));
    }
    return index;
  }

  private String addFlow(OutlineNode parent, int index, String added) {
    List<OutlineNode> children = parent.children();
    if (children.isEmpty()) {
      return spliced(parent.start(), parent.end(), bracketed(parent, added));
    }
    OutlineNode neighbour = children.get(Math.min(index, children.size() - 1));
    String between = separator(parent, neighbour);
    if (index < children.size()) {
      return spliced(neighbour.from(), neighbour.from(), added + "," + between);
    }
    return spliced(neighbour.end(), neighbour.end(), "," + between + added);
  }

  private static String bracketed(OutlineNode parent, String inner) {
    return parent.kind() == Kind.OBJECT ? "{" + inner + "}" : "[" + inner + "]";
  }

  /** A new line with the neighbour's indentation where each child has its own line, or a space. */
  private String separator(OutlineNode parent, OutlineNode neighbour) {
    int lineStart = text.lastIndexOf('\n', neighbour.from()) + 1;
    if (lineStart <= parent.start()) {
      return " ";
    }
    String before = text.substring(lineStart, neighbour.from());
    if (!before.isBlank()) {
      return " ";
    }
    boolean carriage = lineStart > 1 && text.charAt(lineStart - 2) == '\r';
    return (carriage ? "\r\n" : "\n") + before;
  }

  String remove(String pointer) throws PatchFailedException {
    OutlineNode node = require(pointer);
    if (pointer.isEmpty()) {
      throw new PatchFailedException("the whole text is not removed");
    }
    OutlineNode parent = require(JsonPointers.parent(pointer));
    List<OutlineNode> children = parent.children();
    int index = children.indexOf(node);
    if (children.size() == 1) {
      return spliced(parent.start(), parent.end(), bracketed(parent, ""));
    }
    if (parent.isBlock()) {
      return new BlockEdit(text).remove(parent, index);
    }
    return index + 1 < children.size()
        ? spliced(node.from(), children.get(index + 1).from(), "")
        : spliced(children.get(index - 1).end(), node.end(), "");
  }

  private String spliced(int from, int to, String replacement) {
    return text.substring(0, from) + replacement + text.substring(to);
  }
}
