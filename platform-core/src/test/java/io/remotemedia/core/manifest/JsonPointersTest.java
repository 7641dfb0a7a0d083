package io.remotemedia.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPointersTest {
  @Test
  void escapesWhatSeparates() {
    String pointer = JsonPointers.member(JsonPointers.item("/a", 3), "x/y~z");
    assertEquals("/a/3/x~1y~0z", pointer);
    assertEquals(List.of("a", "3", "x/y~z"), JsonPointers.segments(pointer));
    assertEquals("x/y~z", JsonPointers.last(pointer));
    assertEquals("/a/3", JsonPointers.parent(pointer));
  }

  @Test
  void readsTheRootAndEmptyNames() {
    assertEquals(List.of(), JsonPointers.segments(""));
    assertEquals(List.of(""), JsonPointers.segments("/"));
    assertEquals(List.of("a", ""), JsonPointers.segments("/a/"));
    assertEquals("~1", JsonPointers.last("/~01"));
  }

  @Test
  void takesOnlyPlacesForPlaces() {
    assertEquals(0, JsonPointers.index("0"));
    assertEquals(120, JsonPointers.index("120"));
    for (String other : List.of("", "-", "01", "-1", "1x", "99999999999", "\u0661")) {
      assertEquals(-1, JsonPointers.index(other), other);
    }
  }

  @Test
  void ordersLikeADocumentIsRead() {
    List<String> pointers =
        List.of("", "/connections/2", "/nodes/2", "/nodes/2/id", "/nodes/10/id");
    List<String> shuffled = new ArrayList<>(pointers);
    Collections.reverse(shuffled);
    shuffled.sort(JsonPointers.ORDER);
    assertEquals(pointers, shuffled);
  }
}
