package io.remotemedia.benchmarks.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestSource.StructureConnection;
import io.remotemedia.core.manifest.ManifestSource.StructureNode;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plugin.PluginHost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A manifest of three nodes: planned for the first time, and found again. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class PlanBenchmark {
  private PluginHost host;
  private NodeCatalog catalog;
  private ManifestPlanner planner;
  private String text;

  /** Creates the state. */
  public PlanBenchmark() {}

  /** Opens a catalogue with the built-in node type. */
  @Setup
  public void open() {
    host = PluginHost.open(List.of());
    catalog = host.catalog();
    planner = new ManifestPlanner();
    text =
        """
        {
          "version": "v1",
          "metadata": {"name": "benchmark", "description": "Three nodes, one after the other."},
          "nodes": [
            {"id": "first", "node_type": "PassThrough", "params": {}},
            {"id": "second", "node_type": "PassThrough", "params": {}},
            {"id": "third", "node_type": "PassThrough", "params": {}}
          ],
          "connections": [{"from": "first", "to": "second"}, {"from": "second", "to": "third"}]
        }
        """;
  }

  /** Closes the catalogue. */
  @TearDown
  public void close() {
    host.close();
  }

  /**
   * A repeated manifest as JSON text, a new string each time as a request brings it.
   *
   * @return the plan
   * @throws PipelineException never
   */
  @Benchmark
  public PipelinePlan repeatedText() throws PipelineException {
    return planner.plan(new ManifestSource.JsonText(new String(text.toCharArray())), catalog);
  }

  /**
   * A repeated manifest as a structure.
   *
   * @return the plan
   * @throws PipelineException never
   */
  @Benchmark
  public PipelinePlan repeatedStructure() throws PipelineException {
    return planner.plan(structure(), catalog);
  }

  private static ManifestSource structure() {
    return new ManifestSource.Structure(
        "v1",
        Map.of("name", "benchmark"),
        List.of(node("first"), node("second"), node("third")),
        List.of(
            new StructureConnection("first", "second"),
            new StructureConnection("second", "third")));
  }

  private static StructureNode node(String id) {
    return new StructureNode(id, "PassThrough", "{}", false, null, "", "");
  }

  /**
   * The same manifest, planned anew: what the cache saves.
   *
   * @return the plan
   * @throws PipelineException never
   */
  @Benchmark
  public PipelinePlan firstTime() throws PipelineException {
    return new ManifestPlanner().plan(new ManifestSource.JsonText(text), catalog);
  }
}
