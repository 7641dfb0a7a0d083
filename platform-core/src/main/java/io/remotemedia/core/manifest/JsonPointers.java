package io.remotemedia.core.manifest;

/** Writes JSON pointers (RFC 6901). */
public final class JsonPointers {
  private JsonPointers() {}

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
}
