package io.remotemedia.benchmarks.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the service and prints one table. */
@Command(
    name = "service",
    description = {
      "Measures the service beside a bare gRPC server, each in a process of its own.",
      "Figures: wire (S1, S2, S4), serialization (S3), streams (S5), memory (S6), python (S7),",
      "start (S8), plan (S9), newcomer (S10)."
    },
    mixinStandardHelpOptions = true)
public final class ServiceCommand implements Callable<Integer> {
  private static final Map<String, Measurement> MEASUREMENTS = new LinkedHashMap<>();

  static {
    MEASUREMENTS.put("wire", new WireCost());
    MEASUREMENTS.put("serialization", new SerializationShare());
    MEASUREMENTS.put("streams", new LiveStreams());
    MEASUREMENTS.put("memory", new MemoryUse());
    MEASUREMENTS.put("python", new PythonPeers());
    MEASUREMENTS.put("start", new StartTime());
    MEASUREMENTS.put("plan", new PlanCost());
    MEASUREMENTS.put("newcomer", new Newcomer());
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "FIGURES",
      description = "names with commas between; default: all")
  private List<String> only;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "rounds, the sides in turn; medians are printed; default ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "length of one side of a round; default ${DEFAULT-VALUE}")
  private double seconds;

  @Option(names = "--seed", description = "of noise and arrivals; default: drawn, and printed")
  private Long seed;

  @Option(names = "--check", description = "exit with 1 when a goal is missed")
  private boolean check;

  /** Created by picocli. */
  public ServiceCommand() {}

  @Override
  public Integer call() throws Exception {
    Set<String> wanted = only == null ? MEASUREMENTS.keySet() : Set.copyOf(only);
    if (!MEASUREMENTS.keySet().containsAll(wanted)) {
      throw new ParameterException(
          spec.commandLine(), "known figures are " + String.join(", ", MEASUREMENTS.keySet()));
    }
    long drawn = seed == null ? new Random().nextInt(1_000_000) : seed;
    spec.commandLine().getErr().println("seed " + drawn);
    Figures figures = new Figures(spec.commandLine().getOut());
    Measurement.Scale scale = new Measurement.Scale(rounds, seconds, drawn);
    for (Map.Entry<String, Measurement> each : MEASUREMENTS.entrySet()) {
      if (wanted.contains(each.getKey())) {
        each.getValue().run(scale, figures);
      }
    }
    return check && !figures.allHold() ? 1 : 0;
  }
}
