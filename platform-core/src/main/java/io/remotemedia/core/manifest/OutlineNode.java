package io.remotemedia.core.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A value and where it stands in a text: what is needed to change one place and leave the rest as
 * its author wrote it. Offsets are character indexes, ends are exclusive.
 */
public final class OutlineNode {
  /** What the value is. */
  public enum Kind {
    /** Members with names. */
    OBJECT,
    /** Items with places. */
    ARRAY,
    /** Everything else. */
    SCALAR
  }

  private final Kind kind;
  private final boolean block;
  private final List<OutlineNode> children = new ArrayList<>();
  private String name = "";
  private int keyStart = -1;
  private int keyEnd = -1;
  private int start;
  private int end;

  /**
   * A value without children yet.
   *
   * @param kind what it is
   * @param block whether it is written without brackets, by indentation
   * @param start its first character
   * @param end the character after it
   */
  public OutlineNode(Kind kind, boolean block, int start, int end) {
    this.kind = kind;
    this.block = block;
    this.start = start;
    this.end = end;
  }

  /**
   * Gives it the key of a member.
   *
   * @param key its name
   * @param from first character of the key, quotation marks included
   * @param to the character after the key
   */
  public void key(String key, int from, int to) {
    name = key;
    keyStart = from;
    keyEnd = to;
  }

  /**
   * Appends a member or an item.
   *
   * @param child the child
   */
  public void add(OutlineNode child) {
    children.add(child);
  }

  /**
   * Ends it.
   *
   * @param offset the character after it
   */
  public void endAt(int offset) {
    end = offset;
  }

  /**
   * What it is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Whether it is written by indentation, as YAML may.
   *
   * @return false for everything in JSON
   */
  public boolean isBlock() {
    return block;
  }

  /**
   * Members or items.
   *
   * @return in the order of the text
   */
  public List<OutlineNode> children() {
    return Collections.unmodifiableList(children);
  }

  /**
   * The name of a member.
   *
   * @return empty for an item and for the root
   */
  public String name() {
    return name;
  }

  /**
   * Whether it is a member of an object.
   *
   * @return true when it has a key
   */
  public boolean hasKey() {
    return keyStart >= 0;
  }

  /**
   * Where its key begins.
   *
   * @return an offset, or -1
   */
  public int keyStart() {
    return keyStart;
  }

  /**
   * Where its key ends.
   *
   * @return an offset, or -1
   */
  public int keyEnd() {
    return keyEnd;
  }

  /**
   * Where its value begins.
   *
   * @return an offset
   */
  public int start() {
    return start;
  }

  /**
   * Where its value ends.
   *
   * @return an offset
   */
  public int end() {
    return end;
  }

  /**
   * Where it begins, its key included.
   *
   * @return an offset
   */
  public int from() {
    return hasKey() ? keyStart : start;
  }

  /**
   * Finds what a pointer names.
   *
   * @param pointer JSON pointer from here
   * @return the value, if there is one
   */
  public Optional<OutlineNode> find(String pointer) {
    OutlineNode node = this;
    for (String segment : JsonPointers.segments(pointer)) {
      Optional<OutlineNode> child = node.child(segment);
      if (child.isEmpty()) {
        return Optional.empty();
      }
      node = child.get();
    }
    return Optional.of(node);
  }

  /**
   * Finds a member by its name, or an item by its place.
   *
   * @param segment one segment of a pointer, unescaped
   * @return the child, if there is one
   */
  public Optional<OutlineNode> child(String segment) {
    if (kind == Kind.ARRAY) {
      int index = JsonPointers.index(segment);
      return index >= 0 && index < children.size()
          ? Optional.of(children.get(index))
          : Optional.empty();
    }
    return children.stream().filter(child -> child.name.equals(segment)).findFirst();
  }
}
