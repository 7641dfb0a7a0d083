package io.remotemedia.server.cli;

import io.remotemedia.server.bench.StreamLoad;
import io.remotemedia.server.bench.StreamReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Live streams in real time. */
@Command(
    name = "streams",
    description = "Holds live streams open and sends each its audio in real time.",
    mixinStandardHelpOptions = true)
final class BenchStreamsCommand implements Callable<Integer> {
  private static final String VAD =
      """
      {"version":"v1","metadata":{"name":"bench"},"nodes":[{"id":"vad","node_type":"VAD",\
      "params":{}}],"connections":[]}
      """;
  private static final int RATE = 16_000;

  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "100",
      description = "streams at the same time; default ${DEFAULT-VALUE}")
  private int streams;

  @Option(
      names = "--per-connection",
      paramLabel = "N",
      defaultValue = "1",
      description = "streams that share a connection; default ${DEFAULT-VALUE}")
  private int perConnection;

  @Option(
      names = "--chunk-ms",
      paramLabel = "MS",
      defaultValue = "100",
      description = "length of a chunk; default ${DEFAULT-VALUE}")
  private int chunkMillis;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "chunks come this much faster than real time; default ${DEFAULT-VALUE}")
  private double speed;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "10",
      description = "length of the run in seconds; default ${DEFAULT-VALUE}")
  private double seconds;

  @Override
  public Integer call() throws InterruptedException {
    return BenchRun.call(
        spec,
        (out, err) -> {
          var random = options.random(err);
          try (StreamLoad load =
              new StreamLoad(
                  options.target(),
                  options.workload(VAD, RATE, err),
                  new StreamLoad.Plan(streams, perConnection, chunkMillis, speed, seconds))) {
            StreamReport report = load.run(random, options.progress(err, "streams"));
            BenchTable.print(report, options.json(), out);
            return report.isValid() && report.errors() == 0 ? ExitCode.GOOD : ExitCode.FINDINGS;
          }
        });
  }
}
