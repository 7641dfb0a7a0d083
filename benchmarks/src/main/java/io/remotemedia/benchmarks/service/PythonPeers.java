package io.remotemedia.benchmarks.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * S7 and SC-004: the same request at Python servers, each server on one core and the generator on
 * the other. See benchmarks/python for what each peer does.
 */
final class PythonPeers implements Measurement {
  private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");
  private static final int[] WORKERS = {1, 2, 4};
  private static final int SERVER_CORE = 0;
  private static final int IN_FLIGHT = 8;
  private static final double WARM_UP_SECONDS = 8;

  /** What one server did. */
  private record Side(double perSecond, double cpuMillis) {}

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    String python = interpreter();
    if (python == null) {
      figures.note(
          "S7 skipped: no Python with grpcio, numpy and scipy; on Debian: apt-get install python3-grpcio python3-scipy python3-protobuf");
      return;
    }
    byte[] request = Requests.resample(44_100, 16_000, 1, scale.seed()).request().toByteArray();
    Side ours;
    try (ServerProcess server = ServerProcess.ours(SERVER_CORE)) {
      ours = measure(server, request, WARM_UP_SECONDS, scale);
    }
    Side lean = best(python, "lean_server.py", request, scale, figures);
    Side former = best(python, "former_server.py", request, scale, figures);
    compare(figures, "lean Python", ours, lean, 3, 0.3);
    compare(figures, "former shape in Python", ours, former, 10, 0.1);
  }

  private static void compare(
      Figures figures, String name, Side ours, Side peer, double throughput, double cpu) {
    figures.atLeast(
        "S7",
        "throughput on one core, by " + name,
        "%.0f calls/s".formatted(ours.perSecond()),
        "%.0f calls/s".formatted(peer.perSecond()),
        ours.perSecond() / peer.perSecond(),
        throughput);
    figures.atMost(
        "S7",
        "CPU per call, by " + name,
        "%.3f ms".formatted(ours.cpuMillis()),
        "%.3f ms".formatted(peer.cpuMillis()),
        ours.cpuMillis() / peer.cpuMillis(),
        cpu);
  }

  /** The worker count that gives a peer the most. */
  private static Side best(
      String python, String program, byte[] request, Scale scale, Figures figures)
      throws Exception {
    Side best = new Side(0, 0);
    int bestWorkers = 0;
    for (int workers : WORKERS) {
      try (ServerProcess server =
          ServerProcess.program(
              SERVER_CORE,
              List.of(
                  python,
                  ServerProcess.checkout()
                      .resolve(Path.of("benchmarks", "python", program))
                      .toString(),
                  Integer.toString(workers)))) {
        Side side = measure(server, request, 2, scale);
        if (side.perSecond() > best.perSecond()) {
          best = side;
          bestWorkers = workers;
        }
      }
    }
    figures.note("%s: best with %d workers", program, bestWorkers);
    return best;
  }

  private static Side measure(
      ServerProcess server, byte[] request, double warmUpSeconds, Scale scale)
      throws InterruptedException {
    try (ClosedLoop loop = new ClosedLoop(server.address(), request, IN_FLIGHT, 2)) {
      loop.run(warmUpSeconds);
      double before = server.cpuSeconds();
      ClosedLoop.Run run = loop.run(Math.max(4, scale.seconds()));
      double cpu = server.cpuSeconds() - before;
      return new Side(run.perSecond(), 1_000 * cpu / run.nanos().getTotalCount());
    }
  }

  private static String interpreter() throws InterruptedException {
    for (String python : INTERPRETERS) {
      try {
        Process probe =
            new ProcessBuilder(python, "-c", "import grpc, numpy, scipy.signal, google.protobuf")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (probe.waitFor() == 0) {
          return python;
        }
      } catch (IOException e) {
        // No such interpreter: the next one.
        continue;
      }
    }
    return null;
  }
}
