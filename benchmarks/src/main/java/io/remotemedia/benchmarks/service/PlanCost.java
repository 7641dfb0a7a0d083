package io.remotemedia.benchmarks.service;

import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plugin.PluginHost;
import java.util.List;

/** S9: what a manifest costs before the execution, when it was seen before and when not. */
final class PlanCost implements Measurement {
  private static final int NODES = 10;
  private static final int WARM_UP = 2_000;
  private static final int FIRST = 400;
  private static final int REPEATED = 200_000;

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    try (PluginHost plugins =
        PluginHost.open(List.of(ServerProcess.distribution().resolve("plugins")))) {
      ManifestPlanner planner = new ManifestPlanner();
      double[] first = new double[FIRST];
      for (int i = -WARM_UP; i < FIRST; i++) {
        ManifestSource manifest = new ManifestSource.JsonText(chain("first-" + i));
        long start = System.nanoTime();
        planner.plan(manifest, plugins.catalog());
        if (i >= 0) {
          first[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      figures.atMost(
          "S9",
          "a first manifest of 10 nodes, ms",
          "%.3f ms".formatted(Figures.median(first)),
          "",
          Figures.median(first),
          5);
      String text = chain("repeated");
      double nanos = 0;
      for (int round = 0; round < 2; round++) {
        long start = System.nanoTime();
        for (int i = 0; i < REPEATED; i++) {
          // A new string each time, as it comes from the wire: its hash is not known yet.
          planner.plan(
              new ManifestSource.JsonText(new String(text.toCharArray())), plugins.catalog());
        }
        nanos = (System.nanoTime() - start) / (double) REPEATED;
      }
      figures.atMost(
          "S9",
          "the same manifest again, microseconds",
          "%.2f us".formatted(nanos / 1e3),
          "",
          nanos / 1e3,
          20);
    }
  }

  private static String chain(String name) {
    StringBuilder nodes = new StringBuilder();
    StringBuilder edges = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      nodes.append(i == 0 ? "" : ",");
      nodes.append(
          """
          {"id":"n%d","node_type":"AudioResample","params":{"target_sample_rate":%d}}"""
              .formatted(i, i % 2 == 0 ? 16_000 : 48_000));
      if (i > 0) {
        edges.append(i == 1 ? "" : ",");
        edges.append("{\"from\":\"n%d\",\"to\":\"n%d\"}".formatted(i - 1, i));
      }
    }
    return "{\"version\":\"v1\",\"metadata\":{\"name\":\"%s\"},\"nodes\":[%s],\"connections\":[%s]}"
        .formatted(name, nodes, edges);
  }
}
