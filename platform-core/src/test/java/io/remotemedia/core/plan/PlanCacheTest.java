package io.remotemedia.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.manifest.ManifestSource.Structure;
import io.remotemedia.core.manifest.ManifestSource.StructureConnection;
import io.remotemedia.core.manifest.ManifestSource.StructureNode;
import io.remotemedia.core.manifest.ManifestSource.YamlText;
import io.remotemedia.core.testing.TestTypes;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanCacheTest {
  private static JsonText manifest(String name) {
    return new JsonText(
        "{\"version\":\"v1\",\"metadata\":{\"name\":\"%s\"},\"nodes\":[{\"id\":\"a\",\"node_type\":\"PassThrough\"}],\"connections\":[]}"
            .formatted(name));
  }

  @Test
  void givesTheSamePlanForTheSameManifestAndCatalogue() throws PipelineException {
    ManifestPlanner planner = new ManifestPlanner();
    PipelinePlan first = planner.plan(manifest("x"), TestTypes.catalog(1));
    assertSame(first, planner.plan(manifest("x"), TestTypes.catalog(1)));
    assertNotSame(first, planner.plan(manifest("y"), TestTypes.catalog(1)));
    assertNotSame(first, planner.plan(manifest("x"), TestTypes.catalog(2)));
  }

  @Test
  void letsGoOfPlansWithTheirCatalogue() throws Exception {
    ManifestPlanner planner = new ManifestPlanner();
    WeakReference<PipelinePlan> old =
        new WeakReference<>(planner.plan(manifest("x"), TestTypes.catalog(1)));
    planner.forgetOlderThan(2);
    assertEquals(0, planner.cached());
    for (int i = 0; i < 50 && old.get() != null; i++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertEquals(null, old.get());
  }

  @Test
  void doesNotKeepPlansOfACatalogueThatIsGone() throws PipelineException {
    ManifestPlanner planner = new ManifestPlanner();
    planner.plan(manifest("x"), TestTypes.catalog(5));
    planner.plan(manifest("late"), TestTypes.catalog(4));
    assertEquals(1, planner.cached());
    planner.plan(manifest("y"), TestTypes.catalog(6));
    assertEquals(1, planner.cached());
  }

  @Test
  void isBoundedInPlansAndInNodes() throws PipelineException {
    ManifestPlanner planner = new ManifestPlanner();
    for (int i = 0; i < 1_000; i++) {
      planner.plan(manifest("x" + i), TestTypes.catalog(1));
    }
    assertEquals(256, planner.cached());
    PlanCache cache = new PlanCache(10, 3);
    PipelinePlan plan = planner.plan(manifest("x"), TestTypes.catalog(1));
    for (int i = 0; i < 9; i++) {
      cache.put(ManifestDigest.of(manifest("x" + i)), plan);
    }
    assertEquals(3, cache.size());
    assertTrue(cache.get(ManifestDigest.of(manifest("x8")), 1) == plan, "the last used stay");
  }

  @Test
  void tellsManifestsApartThatLookAlike() {
    StructureNode node = new StructureNode("a", "PassThrough", "", false, null, "", "");
    StructureNode shifted = new StructureNode("aP", "assThrough", "", false, null, "", "");
    StructureNode absent = new StructureNode("a", "PassThrough", null, false, null, "", "");
    StructureNode asking =
        new StructureNode("a", "PassThrough", "", false, Map.of("memory_gb", 1), "", "");
    List<ManifestSource> sources =
        List.of(
            new JsonText("{}"),
            new YamlText("{}"),
            new JsonText("{} "),
            new JsonText("\uD800"),
            new JsonText("\uD801"),
            new JsonText("?"),
            new Structure("v1", null, List.of(), List.of()),
            new Structure("v1", Map.of(), List.of(), List.of()),
            new Structure("v1", null, null, List.of()),
            new Structure("v1", null, List.of(node), List.of()),
            new Structure("v1", null, List.of(shifted), List.of()),
            new Structure("v1", null, List.of(absent), List.of()),
            new Structure("v1", null, List.of(asking), List.of()),
            new Structure("v1", null, List.of(node, node), List.of()),
            new Structure("v1", null, List.of(), List.of(new StructureConnection("a", "b"))),
            new Structure("v1", null, List.of(), List.of(new StructureConnection("ab", ""))));
    Set<ManifestDigest> digests = new HashSet<>();
    sources.forEach(source -> digests.add(ManifestDigest.of(source)));
    assertEquals(sources.size(), digests.size());
    assertEquals(ManifestDigest.of(new JsonText("{}")), ManifestDigest.of(new JsonText("{}")));
    assertNotEquals(ManifestDigest.of(new JsonText("a")), ManifestDigest.of(new JsonText("b")));
  }
}
