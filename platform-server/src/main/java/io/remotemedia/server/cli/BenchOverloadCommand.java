package io.remotemedia.server.cli;

import io.remotemedia.server.bench.Arrivals;
import io.remotemedia.server.bench.Overload;
import io.remotemedia.server.bench.UnaryLoad;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Unary executions far beyond what the server can do. */
@Command(
    name = "overload",
    description = {
      "Finds the rate that the server sustains, then offers 0.7, 2, 5, 10 and again 0.7 times that."
    },
    mixinStandardHelpOptions = true)
final class BenchOverloadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(
      names = "--first-rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "calls a second where the search begins; default ${DEFAULT-VALUE}")
  private double firstRate;

  @Option(
      names = "--search",
      paramLabel = "S",
      defaultValue = "4",
      description = "seconds of each rate of the search; default ${DEFAULT-VALUE}")
  private double searchSeconds;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "10",
      description = "seconds of each step; default ${DEFAULT-VALUE}")
  private double seconds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "5",
      description = "seconds of calls one after the other before; default ${DEFAULT-VALUE}")
  private double warmup;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "8",
      description = "connections, used in turn; default ${DEFAULT-VALUE}")
  private int connections;

  @Override
  public Integer call() throws InterruptedException {
    return BenchRun.call(
        spec,
        (out, err) -> {
          var random = options.random(err);
          try (UnaryLoad load =
              new UnaryLoad(
                  options.target(),
                  options.workload(BenchUnaryCommand.RESAMPLE, BenchUnaryCommand.RATE, err),
                  connections,
                  0)) {
            load.warmUp(warmup);
            Overload.Result result =
                new Overload(
                        load,
                        Arrivals.Spread.POISSON,
                        random,
                        title -> options.progress(err, title))
                    .run(firstRate, searchSeconds, seconds);
            BenchTable.print(result, options.json(), out);
            boolean valid = result.steps().stream().allMatch(step -> step.report().isValid());
            boolean failed = result.steps().stream().anyMatch(step -> step.report().failed() > 0);
            return valid && !failed ? ExitCode.GOOD : ExitCode.FINDINGS;
          }
        });
  }
}
