package io.remotemedia.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.testing.TestTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeCatalogTest {
  @Test
  void remembersWhatWasTakenAway() {
    NodeCatalog first =
        new NodeCatalog(1, List.of(TestTypes.passThrough(), TestTypes.vad()), List.of());
    NodeCatalog second = first.next(List.of(TestTypes.passThrough()), List.of());
    assertEquals(2, second.revision());
    assertEquals(
        "plugin vad was taken away", second.findRetired("RustVADNode").orElseThrow().reason());
    NodeCatalog third = second.next(List.of(TestTypes.passThrough()), List.of());
    assertTrue(third.findRetired("VAD").isPresent(), "and goes on remembering");
    NodeCatalog back = third.next(List.of(TestTypes.passThrough(), TestTypes.vad()), List.of());
    assertTrue(back.retired().isEmpty(), "until it is back");
  }
}
