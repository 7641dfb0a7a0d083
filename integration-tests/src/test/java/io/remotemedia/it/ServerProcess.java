package io.remotemedia.it;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code remotemedia serve} in a process of its own, on free ports. */
final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final Path errors;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private ManagedChannel channel;
  private String ready = "";

  private ServerProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread.ofPlatform().daemon().name("server-output").start(this::pump);
  }

  private void pump() {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("unreadable: " + e);
    }
  }

  /** Starts without waiting until it is ready. */
  static ServerProcess launch(Map<String, String> environment, String... arguments)
      throws IOException {
    return launch(List.of("-Xmx256m"), environment, arguments);
  }

  static ServerProcess launch(
      List<String> jvm, Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC"));
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "io.remotemedia.server.cli.RemoteMedia",
            "serve"));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("server", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("REMOTEMEDIA_"));
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start(), errors);
  }

  /** Starts on free ports, and waits until it is ready. */
  static ServerProcess start(Path plugins, String... more) throws Exception {
    return startWith(Map.of(), plugins, more);
  }

  static ServerProcess startWith(Map<String, String> environment, Path plugins, String... more)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--listen",
                "127.0.0.1:0",
                "--http",
                "127.0.0.1:0",
                "--plugins",
                plugins.toString()));
    arguments.addAll(List.of(more));
    ServerProcess server = launch(environment, arguments.toArray(String[]::new));
    server.awaitReady();
    return server;
  }

  void awaitReady() throws Exception {
    ready = awaitLine("\"event\":\"server.ready\"");
  }

  /** The next line that holds a text. */
  String awaitLine(String part) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      String line = lines.poll(100, TimeUnit.MILLISECONDS);
      if (line != null) {
        seen.add(line);
        if (line.contains(part)) {
          return line;
        }
      } else if (!process.isAlive() && lines.isEmpty()) {
        break;
      }
    }
    throw new AssertionError("no line with " + part + " in " + seen + errors());
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Everything on stdout so far. */
  List<String> output() {
    lines.drainTo(seen);
    return seen;
  }

  String grpcAddress() {
    return field("grpc_address");
  }

  String httpAddress() {
    return field("http_address");
  }

  private String field(String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(ready);
    if (!value.find()) {
      throw new AssertionError(name + " is not in " + ready);
    }
    return value.group(1);
  }

  ManagedChannel channel() {
    if (channel == null) {
      channel = NettyChannelBuilder.forTarget(grpcAddress()).usePlaintext().build();
    }
    return channel;
  }

  Process process() {
    return process;
  }

  /** Sends SIGTERM; the handle leaves the output open, as the process itself would not. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** The exit code; fails when the process does not end in time. */
  int awaitExit(long millis) throws Exception {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("alive after " + millis + " ms: " + output() + errors());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.shutdownNow();
    }
    process.destroyForcibly();
    process.onExit().join();
    Files.deleteIfExists(errors);
  }
}
