package io.remotemedia.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.testing.TestFactory;
import io.remotemedia.core.testing.TestTypes;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.NoParameters;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.SignalKind;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The planner is linear in nodes and edges. */
class PlannerScaleTest {
  private static String manifest(String type, int nodes, String connections) {
    String list =
        IntStream.range(0, nodes)
            .mapToObj(i -> "{\"id\":\"n%d\",\"node_type\":\"%s\"}".formatted(i, type))
            .collect(Collectors.joining(","));
    return "{\"version\":\"v1\",\"metadata\":{\"name\":\"x\"},\"nodes\":[%s],\"connections\":[%s]}"
        .formatted(list, connections);
  }

  private static String edge(int from, int to) {
    return "{\"from\":\"n%d\",\"to\":\"n%d\"}".formatted(from, to);
  }

  private static String chain(int nodes) {
    return IntStream.range(1, nodes).mapToObj(i -> edge(i - 1, i)).collect(Collectors.joining(","));
  }

  private static String fan(int nodes) {
    return IntStream.range(1, nodes).mapToObj(i -> edge(0, i)).collect(Collectors.joining(","));
  }

  private static String circles(int nodes) {
    return IntStream.range(0, nodes / 2)
        .mapToObj(i -> edge(2 * i, 2 * i + 1) + "," + edge(2 * i + 1, 2 * i))
        .collect(Collectors.joining(","));
  }

  private static long bestMillis(JsonText text) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 12; i++) {
      long start = System.nanoTime();
      new ManifestPlanner().validate(text, TestTypes.catalog());
      best = Math.min(best, (System.nanoTime() - start) / 1_000_000);
    }
    return best;
  }

  @Test
  void validatesTenThousandNodesInTwoHundredMilliseconds() {
    for (String connections : List.of(chain(10_000), fan(10_000), circles(10_000))) {
      JsonText text = new JsonText(manifest("PassThrough", 10_000, connections));
      long millis = bestMillis(text);
      System.out.println("10,000 nodes, 10,000 edges: " + millis + " ms");
      assertTrue(millis < 200, millis + " ms");
    }
  }

  @Test
  void tellsTenThousandFaultsInTwoHundredMilliseconds() {
    JsonText text = new JsonText(manifest("PassThrogh", 10_000, chain(10_000)));
    Diagnostics findings = new ManifestPlanner().validate(text, TestTypes.catalog());
    assertEquals(10_000, findings.total());
    long millis = bestMillis(text);
    assertTrue(millis < 200, millis + " ms");
  }

  @Test
  void findsOneLongCycle() {
    String connections = chain(9_000) + "," + edge(8_999, 0);
    Diagnostics findings =
        new ManifestPlanner()
            .validate(
                new JsonText(manifest("PassThrough", 9_000, connections)), TestTypes.catalog());
    assertEquals(1, findings.total());
    Diagnostic cycle = findings.reported().getFirst();
    assertEquals(DiagnosticCode.CYCLE, cycle.code());
    assertEquals("/connections/8999", cycle.pointer());
  }

  /** Counts, unlike clocks, are the same on every machine: each factory is asked once per node. */
  @Test
  void asksEachNodeOnceWhateverTheShape() throws PipelineException {
    for (int nodes : new int[] {100, 1_000, 5_000}) {
      for (String connections : List.of("", chain(nodes), fan(nodes))) {
        AtomicInteger accepts = new AtomicInteger();
        AtomicInteger emits = new AtomicInteger();
        AtomicInteger plans = new AtomicInteger();
        NodeCatalog catalog =
            new NodeCatalog(1, List.of(counting(accepts, emits, plans).type()), List.of());
        ManifestSource source = new JsonText(manifest("Counting", nodes, connections));
        assertEquals(nodes, new ManifestPlanner().plan(source, catalog).nodes().size());
        assertEquals(nodes, accepts.get());
        assertEquals(nodes, emits.get());
        assertEquals(nodes, plans.get());
      }
    }
  }

  private static TestFactory<NoParameters> counting(
      AtomicInteger accepts, AtomicInteger emits, AtomicInteger plans) {
    return new TestFactory<>(
            NodeDescriptor.of("Counting", "1.0.0", "Counts.")
                .takes(SignalKind.AUDIO)
                .emits(SignalKind.AUDIO)
                .build(),
            NoParameters.class)
        .accepts(
            p -> {
              accepts.incrementAndGet();
              return AudioFormatSet.any();
            })
        .emits(
            (p, in) -> {
              emits.incrementAndGet();
              return in;
            })
        .plan(
            (p, in) -> {
              plans.incrementAndGet();
              return NodePlan.sameFormat(in.getFirst());
            });
  }
}
