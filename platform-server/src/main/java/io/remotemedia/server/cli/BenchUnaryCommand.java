package io.remotemedia.server.cli;

import io.remotemedia.server.bench.Arrivals;
import io.remotemedia.server.bench.UnaryLoad;
import io.remotemedia.server.bench.UnaryReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Unary executions at one rate. */
@Command(
    name = "unary",
    description = "Sends unary executions at one rate.",
    mixinStandardHelpOptions = true)
final class BenchUnaryCommand implements Callable<Integer> {
  static final String RESAMPLE =
      """
      {"version":"v1","metadata":{"name":"bench"},"nodes":[{"id":"resample",\
      "node_type":"AudioResample","params":{"target_sample_rate":16000}}],"connections":[]}
      """;
  static final int RATE = 44_100;

  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "calls a second; default ${DEFAULT-VALUE}")
  private double rate;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "10",
      description = "length of the run in seconds; default ${DEFAULT-VALUE}")
  private double seconds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "3",
      description = "seconds of calls one after the other before; default ${DEFAULT-VALUE}")
  private double warmup;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "4",
      description = "connections, used in turn; default ${DEFAULT-VALUE}")
  private int connections;

  @Option(
      names = "--deadline-ms",
      paramLabel = "MS",
      defaultValue = "0",
      description = "deadline of each call; default: none")
  private long deadlineMillis;

  @Option(
      names = "--arrivals",
      paramLabel = "SPREAD",
      defaultValue = "POISSON",
      description = "POISSON or UNIFORM; default ${DEFAULT-VALUE}")
  private Arrivals.Spread spread;

  @Override
  public Integer call() throws InterruptedException {
    return BenchRun.call(
        spec,
        (out, err) -> {
          var random = options.random(err);
          try (UnaryLoad load =
              new UnaryLoad(
                  options.target(),
                  options.workload(RESAMPLE, RATE, err),
                  connections,
                  deadlineMillis)) {
            load.warmUp(warmup);
            UnaryReport report =
                load.run(
                    Arrivals.draw(spread, rate, seconds, random), options.progress(err, "unary"));
            BenchTable.print(report, options.json(), out);
            return report.isValid() && report.failed() == 0 ? ExitCode.GOOD : ExitCode.FINDINGS;
          }
        });
  }
}
