package io.remotemedia.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hands over to JMH's own command line. */
@Command(
    name = "jmh",
    description = {
      "Runs JMH kernels. The arguments are JMH's own:",
      "'jmh -l' lists the kernels, 'jmh Resample -f 1' runs those whose name matches, 'jmh -h' helps."
    })
final class JmhCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ARGUMENT", description = "An argument of JMH.")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    return 0;
  }
}
