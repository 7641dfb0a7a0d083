package io.remotemedia.core.manifest.internal;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Places of events as character indexes; the library counts code points. */
final class YamlOffsets {
  private final String text;
  private final int[] offsets;

  YamlOffsets(String text) {
    this.text = text;
    boolean same = text.codePointCount(0, text.length()) == text.length();
    this.offsets = same ? null : offsets(text);
  }

  private static int[] offsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    int offset = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      offset += offset < text.length() ? Character.charCount(text.codePointAt(offset)) : 0;
    }
    return offsets;
  }

  int start(Event event) {
    return event.getStartMark().map(this::of).orElse(0);
  }

  int end(Event event) {
    return event.getEndMark().map(this::of).orElse(0);
  }

  int of(Mark mark) {
    int index = mark.getIndex();
    if (offsets == null) {
      return Math.clamp(index, 0, text.length());
    }
    return offsets[Math.clamp(index, 0, offsets.length - 1)];
  }
}
