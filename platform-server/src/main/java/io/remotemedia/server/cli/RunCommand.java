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
import io.remotemedia.core.execution.StreamOptions;
import io.remotemedia.core.execution.StreamSession;
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

  @Parameters(paramLabel = "MANIFEST", description = "the manifest, JSON or YAML")
  private Path manifest;

  @Option(names = "--in", paramLabel = "[NODE=]FILE", description = "WAV for a source node")
  private List<String> inputs = List.of();

  @Option(names = "--out", paramLabel = "[NODE=]FILE", description = "WAV for an output")
  private List<String> outputs = List.of();

  @Option(names = "--data", paramLabel = "NODE=JSON", description = "data for a node")
  private Map<String, String> data = Map.of();

  @Option(
      names = "--stream",
      paramLabel = "MS",
      arity = "0..1",
      fallbackValue = "100",
      description = "feed the audio as a live stream, in chunks of this many ms (default 100)")
  private Double chunkMillis;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (PluginHost host = plugins.open();
        PipelineEngine engine = new PipelineEngine(1, 1, ExecutionListener.NONE)) {
      return run(host, engine);
    } catch (IOException e) {
      err.println("remotemedia run: " + FileFailure.text(e));
      return ExitCode.USAGE;
    } catch (IllegalArgumentException e) {
      err.println("remotemedia run: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private int run(PluginHost host, PipelineEngine engine) throws IOException {
    ManifestSource.Text text = ManifestFile.read(manifest);
    PipelinePlan plan;
    try {
      plan = new ManifestPlanner().plan(text, host.catalog());
    } catch (PipelineException e) {
      Fault fault = e.fault();
      spec.commandLine()
          .getErr()
          .print(DiagnosticText.render(fault.diagnostics(), text.text(), manifest.toString()));
      return ExitCode.FINDINGS;
    }
    Map<String, Path> targets =
        NodeFile.assign(outputs, ids(plan, PlannedNode::returnsAudio), "--out");
    if (chunkMillis != null) {
      return stream(engine, plan, targets);
    }
    return switch (engine.execute(request(plan))) {
      case ExecutionOutcome.Completed done -> completed(done, targets);
      case ExecutionOutcome.Failed failed -> failed(failed.fault());
    };
  }

  private int stream(PipelineEngine engine, PipelinePlan plan, Map<String, Path> targets)
      throws IOException {
    if (!(chunkMillis > 0)) {
      throw new IllegalArgumentException(
          "--stream %s: a chunk has a length above 0 ms".formatted(chunkMillis));
    }
    ExecutionRequest whole = request(plan);
    try {
      StreamSession session =
          engine.openStream(
              new StreamOptions(
                  whole.executionId(),
                  whole.executionId(),
                  plan,
                  whole.data(),
                  whole.grant(),
                  whole.cancellation()));
      StreamedRun streamed = new StreamedRun(session, chunkMillis, spec.commandLine().getOut());
      streamed.run(whole.audio());
      MetricsTable.print(streamed.metrics(), spec.commandLine().getOut());
      return write(streamed.audio(), targets);
    } catch (PipelineException e) {
      return failed(e.fault());
    }
  }

  private int failed(Fault fault) {
    spec.commandLine()
        .getErr()
        .println("remotemedia run: %s: %s".formatted(fault.code().id(), fault.message()));
    return ExitCode.FINDINGS;
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
    done.outputs()
        .data()
        .keySet()
        .forEach(node -> out.printf("%s: %s%n", node, done.outputs().dataJson(node)));
    MetricsTable.print(done.metrics(), out);
    return write(done.outputs().audio(), targets);
  }

  private int write(Map<String, AudioBuffer> emitted, Map<String, Path> targets)
      throws IOException {
    for (Map.Entry<String, AudioBuffer> audio : emitted.entrySet()) {
      Path target = targets.get(audio.getKey());
      if (target != null) {
        WavWriter.write(target, audio.getValue());
      }
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %s%s%n",
              audio.getKey(), audio.getValue(), target == null ? "" : " -> " + target);
    }
    for (String node : targets.keySet()) {
      if (!emitted.containsKey(node)) {
        spec.commandLine().getErr().println("remotemedia run: node " + node + " emitted no audio");
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.GOOD;
  }
}
