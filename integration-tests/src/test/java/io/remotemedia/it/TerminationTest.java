package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server process of its own, and the signal that ends it. */
class TerminationTest {
  private static final Pattern ADDRESS = Pattern.compile("\"grpc_address\":\"([^\"]+)\"");

  private static ProcessBuilder serve(Path plugins, String... more) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:all=warning:stderr",
                "-cp",
                System.getProperty("java.class.path"),
                "io.remotemedia.server.cli.RemoteMedia",
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--http",
                "127.0.0.1:0",
                "--plugins",
                plugins.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("REMOTEMEDIA_AUTH_TOKENS");
    builder.environment().remove("REMOTEMEDIA_AUTH_TOKENS_FILE");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder;
  }

  @Test
  @Timeout(60)
  void terminationDuringAStreamEndsItCleanlyWithExitCodeZero(@TempDir Path plugins)
      throws Exception {
    PluginJars.copyTo(plugins);
    Process process = serve(plugins, "--no-auth", "--set", "shutdown.stream_notice_ms=0").start();
    ManagedChannel channel = null;
    try (BufferedReader lines = process.inputReader()) {
      channel = NettyChannelBuilder.forTarget(readyAddress(lines)).usePlaintext().build();
      StreamClient client = new StreamClient(channel).init(Manifests.PASS);
      assertTrue(client.next().hasReady());
      client.chunk(0, Audio.tone(16_000, 1_600, 440)).next();
      process.destroy();
      assertEquals("server_shutdown", client.next().getClosed().getReason());
      client.assertEnded();
      channel.shutdown();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
      if (channel != null) {
        channel.shutdownNow();
      }
    }
  }

  private static String readyAddress(BufferedReader lines) throws Exception {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      assertTrue(line.startsWith("{") && line.endsWith("}"), "stdout is JSON: " + line);
      Matcher address = ADDRESS.matcher(line);
      if (line.contains("\"event\":\"server.ready\"") && address.find()) {
        return address.group(1);
      }
    }
    throw new AssertionError("the server ended before it was ready");
  }

  @Test
  @Timeout(60)
  void serveWithoutTokensNamesTheThreeWaysOut(@TempDir Path plugins) throws Exception {
    Process process = serve(plugins).redirectError(ProcessBuilder.Redirect.PIPE).start();
    String problems = new String(process.getErrorStream().readAllBytes());
    assertEquals(2, process.waitFor());
    for (String way : List.of("token file", "REMOTEMEDIA_AUTH_TOKENS", "--no-auth")) {
      assertTrue(problems.contains(way), problems);
    }
  }
}
