package io.remotemedia.server.cli;

import io.remotemedia.server.bench.Progress;
import io.remotemedia.server.bench.Target;
import io.remotemedia.server.bench.Workload;
import io.remotemedia.server.wav.WavReader;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every kind of load needs to know: which server, which pipeline, which audio. */
final class BenchOptions {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:50051",
      description = "the server; default ${DEFAULT-VALUE}")
  private String server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:REMOTEMEDIA_TOKEN:-}",
      description = "bearer token; default: REMOTEMEDIA_TOKEN of the environment")
  private String token;

  @Option(names = "--tls", description = "use TLS")
  private boolean tls;

  @Option(names = "--ca", paramLabel = "FILE", description = "PEM certificates to trust")
  private Path authority;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "the pipeline, JSON; default: resample to 16 kHz (unary), VAD (streams)")
  private Path manifest;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "WAV file to send; default: generated noise")
  private Path input;

  @Option(
      names = "--node",
      paramLabel = "ID",
      description = "source node of the audio, where the manifest has several")
  private String node;

  @Option(
      names = "--audio-rate",
      paramLabel = "HZ",
      description = "sample rate of generated audio; default 44100 (unary), 16000 (streams)")
  private Integer audioRate;

  @Option(
      names = "--audio-seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "length of generated audio; default ${DEFAULT-VALUE}")
  private double audioSeconds;

  @Option(
      names = "--audio-channels",
      paramLabel = "N",
      defaultValue = "1",
      description = "channels of generated audio; default ${DEFAULT-VALUE}")
  private int audioChannels;

  @Option(
      names = "--audio-format",
      paramLabel = "FORMAT",
      defaultValue = "F32",
      description = "F32, I16 or I32; default ${DEFAULT-VALUE}")
  private SampleFormat audioFormat;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of arrivals, phases and noise; default: drawn, and printed")
  private Long seed;

  @Option(names = "--json", description = "print the results as JSON")
  private boolean json;

  @Option(names = "--no-progress", description = "draw no progress bar")
  private boolean noProgress;

  private RandomGenerator random;

  Target target() {
    return new Target(server, token, tls || authority != null, authority);
  }

  boolean json() {
    return json;
  }

  /** One source of chance for a run; its seed is told on stderr. */
  RandomGenerator random(PrintWriter err) {
    if (random == null) {
      long drawn = seed == null ? new Random().nextInt(1_000_000) : seed;
      err.println("seed " + drawn);
      random = new Random(drawn);
    }
    return random;
  }

  Progress progress(PrintWriter err, String title) {
    return noProgress || System.console() == null ? Progress.silent() : Progress.on(err, title);
  }

  /** The pipeline and audio of the options. */
  Workload workload(String standardManifest, int standardRate, PrintWriter err) throws IOException {
    String text = manifest == null ? standardManifest : Files.readString(manifest);
    AudioBuffer audio =
        input == null ? generated(standardRate, random(err)) : WavReader.read(input);
    return new Workload(text, sourceNode(text), audio);
  }

  private AudioBuffer generated(int standardRate, RandomGenerator chance) {
    AudioFormat format =
        new AudioFormat(audioRate == null ? standardRate : audioRate, audioChannels, audioFormat);
    return Workload.noise(format, audioSeconds, chance);
  }

  /** The only node without an incoming connection, or the one that was named. */
  private String sourceNode(String text) {
    if (node != null) {
      return node;
    }
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the manifest is no JSON: " + e.getOriginalMessage(), e);
    }
    Set<String> fed = new HashSet<>();
    root.path("connections").forEach(edge -> fed.add(edge.path("to").asString("")));
    List<String> sources =
        root.path("nodes")
            .valueStream()
            .map(each -> each.path("id").asString(""))
            .filter(id -> !fed.contains(id))
            .toList();
    if (sources.size() != 1) {
      throw new IllegalArgumentException(
          "the manifest has %d source nodes %s; name one with --node"
              .formatted(sources.size(), sources));
    }
    return sources.getFirst();
  }
}
