package io.remotemedia.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarksTest {
  @Test
  void everyProgramTellsWhatItIsFor() {
    CommandLine tool = Benchmarks.commandLine();
    for (CommandLine program : tool.getSubcommands().values()) {
      String[] description = program.getCommandSpec().usageMessage().description();
      assertTrue(description.length > 0, program.getCommandName() + " has no description");
    }
  }

  @Test
  void unknownProgramIsRefusedWithWhatThereIs() {
    StringWriter errors = new StringWriter();
    CommandLine tool = Benchmarks.commandLine().setErr(new PrintWriter(errors));
    assertEquals(2, tool.execute("nosuch"));
    assertTrue(errors.toString().contains("jmh"), errors.toString());
  }

  @Test
  void kernelsAreIndexedForJmh() {
    assertNotNull(getClass().getResource("/META-INF/BenchmarkList"), "no kernel was processed");
  }
}
