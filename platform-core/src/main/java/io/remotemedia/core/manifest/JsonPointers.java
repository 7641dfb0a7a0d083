package io.remotemedia.core.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes and reads JSON pointers (RFC 6901). */
public final class JsonPointers {
  private static final int MAX_INDEX_DIGITS = 9;

  /**
   * The order in which the values of a document are read: places in arrays count as numbers, and
   * what contains a value comes before it.
   */
  public static final Comparator<String> ORDER = JsonPointers::compare;

  private JsonPointers() {}

  private static int compare(String a, String b) {
    List<String> left = segments(a);
    List<String> right = segments(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int place = Integer.compare(index(left.get(i)), index(right.get(i)));
      int order = place != 0 ? place : left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /**
   * The pointer to a member of an object.
   *
   * @param parent pointer to the object
   * @param name the member
   * @return the pointer
   */
  public static String member(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * The pointer to an item of an array.
   *
   * @param parent pointer to the array
   * @param index from 0
   * @return the pointer
   */
  public static String item(String parent, int index) {
    return parent + "/" + index;
  }

  /**
   * The pointer to what holds a value.
   *
   * @param pointer pointer to the value, not empty
   * @return pointer to its object or array
   */
  public static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  /**
   * What a pointer names last.
   *
   * @param pointer pointer to a value, not empty
   * @return the name or the place, unescaped
   */
  public static String last(String pointer) {
    return unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  /**
   * The steps of a pointer.
   *
   * @param pointer a pointer
   * @return names and places, unescaped; none for the root
   */
  public static List<String> segments(String pointer) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    while (from <= pointer.length()) {
      int to = pointer.indexOf('/', from);
      to = to < 0 ? pointer.length() : to;
      segments.add(unescaped(pointer.substring(from, to)));
      from = to + 1;
    }
    return segments;
  }

  /**
   * The place in an array that a segment names.
   *
   * @param segment one segment of a pointer
   * @return from 0; -1 when it is no place
   */
  public static int index(String segment) {
    boolean digits = !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean padded = segment.length() > 1 && segment.charAt(0) == '0';
    return digits && !padded && segment.length() <= MAX_INDEX_DIGITS
        ? Integer.parseInt(segment)
        : -1;
  }

  private static String unescaped(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }
}
