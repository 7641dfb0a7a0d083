package io.remotemedia.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogPublisherTest {
  private final CatalogPublisher publisher = new CatalogPublisher(revision(1));
  private final List<Long> told = new ArrayList<>();

  private static NodeCatalog revision(long number) {
    return new NodeCatalog(number, List.of(), List.of());
  }

  @Test
  void listenersAreToldOfLaterSnapshotsOnlyAndInOrder() {
    publisher.onCatalogChange(catalog -> told.add(catalog.revision()));
    publisher.publish(revision(2));
    publisher.publish(revision(5));
    assertEquals(List.of(2L, 5L), told);
    assertEquals(5, publisher.catalog().revision());
  }

  @Test
  void theSnapshotIsCurrentWhenListenersAreTold() {
    NodeCatalog next = revision(2);
    publisher.onCatalogChange(catalog -> assertSame(next, publisher.catalog()));
    publisher.publish(next);
  }

  @Test
  void aClosedRegistrationIsToldNothingAndItsTwinGoesOn() {
    var listener = (java.util.function.Consumer<NodeCatalog>) catalog -> told.add(1L);
    CatalogSource.Registration first = publisher.onCatalogChange(listener);
    publisher.onCatalogChange(listener);
    first.close();
    first.close();
    publisher.publish(revision(2));
    assertEquals(List.of(1L), told);
  }

  @Test
  void aFailingListenerHindersNoOther() {
    publisher.onCatalogChange(
        catalog -> {
          throw new IllegalStateException("a fault of this listener");
        });
    publisher.onCatalogChange(catalog -> told.add(catalog.revision()));
    publisher.publish(revision(2));
    assertEquals(List.of(2L), told);
  }

  @Test
  void aRevisionThatDoesNotGrowIsRefused() {
    publisher.publish(revision(2));
    assertThrows(IllegalArgumentException.class, () -> publisher.publish(revision(2)));
    assertEquals(2, publisher.catalog().revision());
  }
}
