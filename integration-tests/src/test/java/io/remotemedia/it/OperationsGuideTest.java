package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of {@code docs/operations.md}, in order, in a folder like a distribution. */
@Timeout(300)
class OperationsGuideTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("checkout"));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

  @Test
  void everyCommandOfTheGuideWorks(@TempDir Path home) throws Exception {
    assumeTrue(Commands.exists("bash"), "skipped: bash is not installed");
    assumeTrue(Commands.exists("curl"), "skipped: curl is not installed");
    int grpc = freePort();
    int http = freePort();
    layOut(home, grpc, http);
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(CHECKOUT.resolve("docs/operations.md")));
    while (block.find()) {
      blocks.add(ports(block.group(1), grpc, http));
    }
    assertTrue(blocks.size() >= 8, () -> blocks.size() + " blocks");
    String script =
        "set -euo pipefail\nserver=\ntrap '[ -z \"$server\" ] || kill -9 $server 2>/dev/null || true' EXIT\n"
            + "set -x\n"
            + String.join("\n", blocks)
            + "\nset +x\nserver=\necho THE END\n";
    Path file = Files.writeString(home.resolve("guide.sh"), script);
    Path output = home.resolve("guide.out");
    ProcessBuilder builder =
        new ProcessBuilder(Commands.path("bash"), file.toString())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("REMOTEMEDIA_"));
    Process guide = builder.start();
    boolean ended = guide.waitFor(240, TimeUnit.SECONDS);
    if (!ended) {
      guide.descendants().forEach(ProcessHandle::destroyForcibly);
      guide.destroyForcibly();
    }
    String text = Files.readString(output);
    assertTrue(ended && text.endsWith("THE END\n"), () -> text + logs(home));
    assertEquals(0, guide.exitValue(), text);
    assertTrue(text.contains("no drift"), text);
    assertTrue(text.contains("io.remotemedia.core.plan logs DEBUG (was INFO)"), text);
  }

  private static String logs(Path home) {
    try {
      Path log = home.resolve("server.log");
      return Files.exists(log)
          ? Files.readString(log) + Files.readString(home.resolve("server.err"))
          : "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String ports(String text, int grpc, int http) {
    return text.replace("127.0.0.1:50051", "127.0.0.1:" + grpc)
        .replace("127.0.0.1:9090", "127.0.0.1:" + http);
  }

  /** What the archive unpacks to, with the classes of this build behind the launcher. */
  private static void layOut(Path home, int grpc, int http) throws IOException {
    for (String folder : List.of("bin", "lib", "conf", "plugins", "deploy/prometheus")) {
      Files.createDirectories(home.resolve(folder));
    }
    PluginJars.copyTo(home.resolve("plugins"));
    Path shipped = CHECKOUT.resolve("distribution/src/main/dist/conf/server.yaml");
    Files.writeString(
        home.resolve("conf/server.yaml"), ports(Files.readString(shipped), grpc, http));
    for (String file : List.of("deploy/prometheus/alerts.yaml")) {
      Files.copy(CHECKOUT.resolve(file), home.resolve(file));
    }
    Path launcher = home.resolve("bin/remotemedia");
    Files.writeString(
        launcher,
        """
        #!/usr/bin/env bash
        home=$(cd "$(dirname "$0")/.." && pwd)
        exec "%s/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED \\
          -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \\
          "-Dremotemedia.home=$home" -cp '%s' io.remotemedia.server.cli.RemoteMedia "$@"
        """
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
