package io.remotemedia.benchmarks.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, ended with this object. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\"grpc_address\":\"|listening )([0-9.:\\[\\]a-f]+)");
  private static final Pattern HTTP = Pattern.compile("\"http_address\":\"([^\"]+)\"");

  private final Process process;
  private final String address;
  private final String http;
  private final double startMillis;

  private ServerProcess(List<String> command, int core) throws IOException {
    List<String> pinned = new ArrayList<>();
    if (core >= 0) {
      pinned.addAll(List.of("taskset", "-c", Integer.toString(core)));
    }
    pinned.addAll(command);
    long start = System.nanoTime();
    process = new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader lines = process.inputReader();
    String found = null;
    String foundHttp = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        found = matcher.group(1);
        Matcher web = HTTP.matcher(line);
        foundHttp = web.find() ? web.group(1) : "";
        break;
      }
    }
    if (found == null) {
      process.destroyForcibly();
      throw new IOException("the server did not start: " + String.join(" ", pinned));
    }
    startMillis = (System.nanoTime() - start) / 1e6;
    address = found;
    http = foundHttp;
    // A full pipe would stop the server at its next log line.
    Thread.ofPlatform().daemon().start(() -> discard(lines));
  }

  private static void discard(BufferedReader lines) {
    char[] buffer = new char[8192];
    try {
      while (lines.read(buffer) >= 0) {
        // On to the next.
      }
    } catch (IOException e) {
      // The process was ended.
    }
  }

  /** The distribution of this checkout, as an operator starts it. */
  static ServerProcess ours(int core, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(distribution().resolve("bin").resolve("remotemedia").toString());
    command.addAll(
        List.of("serve", "--no-auth", "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0"));
    command.addAll(List.of(more));
    return new ServerProcess(command, core);
  }

  /** The bare server, with the JVM settings of ours. */
  static ServerProcess bare(int core, int replyBytes) throws IOException {
    return new ServerProcess(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseG1GC",
            "-XX:MaxRAMPercentage=50",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            BareServer.class.getName(),
            Integer.toString(replyBytes)),
        core);
  }

  /** A program that prints {@code listening HOST:PORT}. */
  static ServerProcess program(int core, List<String> command) throws IOException {
    return new ServerProcess(command, core);
  }

  static Path checkout() {
    return Path.of(System.getProperty("remotemedia.checkout"));
  }

  static Path distribution() throws IOException {
    try (Stream<Path> files = Files.list(checkout().resolve("distribution").resolve("target"))) {
      return files
          .filter(Files::isDirectory)
          .filter(folder -> Files.isExecutable(folder.resolve("bin").resolve("remotemedia")))
          .findFirst()
          .orElseThrow(
              () -> new IOException("build the distribution first: ./remotemedia version"));
    }
  }

  String address() {
    return address;
  }

  String http() {
    return http;
  }

  double startMillis() {
    return startMillis;
  }

  long pid() {
    return process.pid();
  }

  /** CPU time of the process until now, all threads. */
  double cpuSeconds() {
    return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
