package io.remotemedia.core.fix;

import io.remotemedia.core.manifest.OutlineNode;
import io.remotemedia.core.manifest.OutlineNode.Kind;
import java.util.List;

/** Whole lines of a YAML block, added and removed. */
final class BlockEdit {
  private final String text;

  BlockEdit(String text) {
    this.text = text;
  }

  /** Adds a line that is written like those of its neighbours. */
  String add(OutlineNode parent, int index, String added) throws PatchFailedException {
    List<OutlineNode> children = parent.children();
    OutlineNode neighbour = children.get(Math.min(index, children.size() - 1));
    String lead = lead(parent, children.get(children.size() == 1 ? 0 : 1));
    if (index < children.size()) {
      requireOwnLine(parent, neighbour);
      int line = lineStart(neighbour.from());
      return text.substring(0, line) + lead + added + newline() + text.substring(line);
    }
    int line = lineEnd(neighbour.end());
    boolean ended = line > 0 && text.charAt(line - 1) == '\n';
    return text.substring(0, line)
        + (ended ? "" : newline())
        + lead
        + added
        + newline()
        + text.substring(line);
  }

  /** What stands before a child on its first line: spaces, and in a list its dash. */
  private String lead(OutlineNode parent, OutlineNode child) throws PatchFailedException {
    String before = text.substring(lineStart(child.from()), child.from());
    if (parent.kind() == Kind.OBJECT) {
      return " ".repeat(before.length());
    }
    int dash = before.lastIndexOf('-');
    if (dash < 0) {
      throw new PatchFailedException("the items of this list do not stand behind their dashes");
    }
    return " ".repeat(dash) + "- ";
  }

  String remove(OutlineNode parent, int index) throws PatchFailedException {
    List<OutlineNode> children = parent.children();
    OutlineNode node = children.get(index);
    requireOwnLine(parent, node);
    int from = lineStart(node.from());
    int to =
        index + 1 < children.size()
            ? lineStart(children.get(index + 1).from())
            : lineEnd(node.end());
    return text.substring(0, from) + text.substring(to);
  }

  private void requireOwnLine(OutlineNode parent, OutlineNode node) throws PatchFailedException {
    String before = text.substring(lineStart(node.from()), node.from());
    boolean own = parent.kind() == Kind.OBJECT ? before.isBlank() : before.strip().equals("-");
    if (!own) {
      throw new PatchFailedException("it does not stand on a line of its own");
    }
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The beginning of the next line. A block text ends there already. */
  private int lineEnd(int offset) {
    if (offset > 0 && text.charAt(offset - 1) == '\n') {
      return offset;
    }
    int newline = text.indexOf('\n', offset);
    return newline < 0 ? text.length() : newline + 1;
  }

  private String newline() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
