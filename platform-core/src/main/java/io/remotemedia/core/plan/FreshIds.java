package io.remotemedia.core.plan;

import java.util.Set;

/** Ids for nodes that fixes add or rename. */
final class FreshIds {
  private static final int MAX_LENGTH = 200;

  private FreshIds() {}

  /**
   * An id that nobody has.
   *
   * @param wanted what it should look like
   * @param taken all ids; the new one is added
   */
  static String of(String wanted, Set<String> taken) {
    String base = wanted.length() > MAX_LENGTH ? wanted.substring(0, MAX_LENGTH) : wanted;
    String id = base;
    for (int i = 2; !taken.add(id); i++) {
      id = base + "-" + i;
    }
    return id;
  }
}
