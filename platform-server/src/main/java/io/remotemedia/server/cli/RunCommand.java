package io.remotemedia.server.cli;

import io.remotemedia.core.diagnostic.DiagnosticText;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.server.wav.WavReader;
import io.remotemedia.server.wav.WavWriter;
import io.remotemedia.spi.AudioBuffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a manifest on WAV files in this process, without a server. */
@Command(
    name = "run",
    description = "Runs a manifest on WAV files in this process, without a server.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Parameters(paramLabel = "MANIFEST", description = "the manifest, JSON")
  private Path manifest;

  @Option(names = "--in", paramLabel = "[NODE=]FILE", description = "WAV for a source node")
  private List<String> inputs = List.of();

  @Option(names = "--out", paramLabel = "[NODE=]FILE", description = "WAV for an output")
  private List<String> outputs = List.of();

  @Option(names = "--data", paramLabel = "NODE=JSON", description = "data for a node")
  private Map<String, String> data = Map.of();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (PluginHost host = plugins.open();
        PipelineEngine engine = new PipelineEngine(1, 1, ExecutionListener.NONE)) {
      return run(host, engine);
    } catch (IOException | IllegalArgumentException e) {
      err.println("remotemedia run: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private int run(PluginHost host, PipelineEngine engine) throws IOException {
    ManifestSource.JsonText text = ManifestFile.read(manifest);
    PipelinePlan plan;
    try {
      plan = new ManifestPlanner().plan(text, host.catalog());
    } catch (PipelineException e) {
      Fault fault = e.fault();
      spec.commandLine()
          .getErr()
          .print(DiagnosticText.render(fault.diagnostics(), text.json(), manifest.toString()));
      return ExitCode.FINDINGS;
    }
    Map<String, Path> targets =
        NodeFile.assign(outputs, ids(plan, PlannedNode::returnsAudio), "--out");
    ExecutionOutcome outcome = engine.execute(request(plan));
    return switch (outcome) {
      case ExecutionOutcome.Completed done -> completed(done, targets);
      case ExecutionOutcome.Failed failed -> {
        spec.commandLine()
            .getErr()
            .println(
                "remotemedia run: %s: %s"
                    .formatted(failed.fault().code().id(), failed.fault().message()));
        yield ExitCode.FINDINGS;
      }
    };
  }

  private ExecutionRequest request(PipelinePlan plan) throws IOException {
    Map<String, AudioBuffer> audio = new LinkedHashMap<>();
    Map<String, Path> files =
        NodeFile.assign(inputs, ids(plan, PlannedNode::isAudioSource), "--in");
    for (Map.Entry<String, Path> file : files.entrySet()) {
      audio.put(file.getKey(), WavReader.read(file.getValue()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    data.forEach((node, json) -> values.put(node, PlainJson.read(json)));
    // Nobody else waits here, so a run gets all that a client could ask for.
    return new ExecutionRequest(
        "run",
        plan,
        audio,
        values,
        LimitGrant.byDefault(LimitsPolicy.STANDARD.maxima()),
        new Cancellation(),
        System.nanoTime());
  }

  private static List<String> ids(
      PipelinePlan plan, java.util.function.Predicate<PlannedNode> which) {
    return plan.nodes().stream().filter(which).map(PlannedNode::id).toList();
  }

  private int completed(ExecutionOutcome.Completed done, Map<String, Path> targets)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (Map.Entry<String, AudioBuffer> audio : done.outputs().audio().entrySet()) {
      Path target = targets.get(audio.getKey());
      if (target != null) {
        WavWriter.write(target, audio.getValue());
      }
      out.printf(
          "%s: %s%s%n", audio.getKey(), audio.getValue(), target == null ? "" : " -> " + target);
    }
    done.outputs()
        .data()
        .keySet()
        .forEach(node -> out.printf("%s: %s%n", node, done.outputs().dataJson(node)));
    MetricsTable.print(done.metrics(), out);
    for (String node : targets.keySet()) {
      if (!done.outputs().audio().containsKey(node)) {
        spec.commandLine().getErr().println("remotemedia run: node " + node + " emitted no audio");
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.GOOD;
  }
}
