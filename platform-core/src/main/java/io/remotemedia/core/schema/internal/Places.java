package io.remotemedia.core.schema.internal;

import io.remotemedia.core.diagnostic.Quoted;

/** How reasons name a place in a schema. */
final class Places {
  private static final int MAX_LENGTH = 200;

  private Places() {}

  static String of(String pointer) {
    return pointer.isEmpty() ? "the root" : Quoted.plain(pointer, MAX_LENGTH);
  }
}
