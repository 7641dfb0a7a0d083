package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The tool as a process of its own: exit codes, and what goes to which stream. */
class MainProgramTest {
  @TempDir private Path work;
  private Path plugins;
  private Path errors;

  @BeforeEach
  void copyPlugins() throws Exception {
    plugins = Files.createDirectory(work.resolve("plugins"));
    errors = work.resolve("stderr");
    PluginJars.copyTo(plugins);
  }

  private record Ended(int exitCode, String out) {}

  private Ended main(String input, String... args) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:all=warning:stderr",
                "-cp",
                System.getProperty("java.class.path"),
                "io.remotemedia.server.cli.RemoteMedia"));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      return new Ended(process.exitValue(), out);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @Timeout(60)
  void findingsEndWithOneAndStdoutIsTheReportAlone() throws Exception {
    Ended ended =
        main(
            Manifests.node("a", "Nothing", "{}"),
            "validate",
            "--json",
            "-",
            "--plugins",
            plugins.toString());
    assertEquals(1, ended.exitCode());
    assertEquals(
        "RM-1301", JsonMapper.shared().readTree(ended.out()).at("/diagnostics/0/code").asString());
  }

  @Test
  @Timeout(60)
  void aValidManifestEndsWithZero() throws Exception {
    Ended ended = main(Manifests.VAD, "validate", "-", "--plugins", plugins.toString());
    assertEquals("<stdin>: valid\n", ended.out());
    assertEquals(0, ended.exitCode());
  }

  @Test
  @Timeout(60)
  void wrongUsageEndsWithTwoAndSilenceWithThree() throws Exception {
    assertEquals(2, main("", "validate").exitCode());
    assertTrue(Files.readString(errors).contains("FILE"), Files.readString(errors));
    assertEquals(3, main("", "nodes", "--server", "127.0.0.1:1").exitCode());
  }
}
