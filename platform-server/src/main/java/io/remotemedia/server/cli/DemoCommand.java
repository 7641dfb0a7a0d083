package io.remotemedia.server.cli;

import com.google.protobuf.ByteString;
import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.ExecutionMetrics;
import io.remotemedia.protocol.v1.ExecutionResult;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.wav.WavReader;
import io.remotemedia.server.wav.WavWriter;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Shows the whole platform at work: a server, a pipeline, a recording, once whole and once live.
 */
@Command(
    name = "demo",
    description = "Starts a server, runs a speech pipeline over gRPC, shows the result.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int DEFAULT_WIDTH = 80;
  private static final double NANOS_PER_MILLI = 1e6;

  @Spec private CommandSpec spec;

  @Option(names = "--out", paramLabel = "DIR", description = "where the WAV goes (demo-output)")
  private Path folder = Path.of("demo-output");

  private PrintWriter out;

  @Override
  public Integer call() throws Exception {
    out = spec.commandLine().getOut();
    String token = UUID.randomUUID().toString();
    say("Starting a server with the plugins of this installation ...");
    Map<String, String> settings =
        Map.of(
            "grpc.listen", "127.0.0.1:0",
            "http.listen", "127.0.0.1:0",
            "auth.tokens", token);
    try (PlatformServer server = PlatformServer.start(ConfigLoader.load(null, Map.of(), settings));
        DemoClient client = new DemoClient(server.grpcAddress(), token)) {
      say(
          "Ready on %s, node types: %s."
              .formatted(
                  server.grpcAddress().getPort(), String.join(", ", server.catalog().names())));
      return show(client);
    } finally {
      say("Server shut down.");
      out.flush();
    }
  }

  private int show(DemoClient client) throws Exception {
    io.remotemedia.spi.AudioBuffer speech = WavReader.read(resource("speech.wav"), "speech.wav");
    String manifest = new String(resource("speech-to-16k-i16.json"), StandardCharsets.UTF_8);
    say(
        "Sending %s of speech through AudioResample -> VAD -> AudioFormatConverter."
            .formatted(speech));
    long start = System.nanoTime();
    ExecuteResponse response = client.execute(manifest, "resample", speech);
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    if (!response.hasResult()) {
      say("The run failed: " + response.getError().getMessage());
      return ExitCode.FINDINGS;
    }
    ExecutionResult result = response.getResult();
    AudioBuffer audio = result.getAudioOutputsOrThrow("convert");
    say(
        "Whole buffer: %.1f ms there and back, %d frames at %d Hz."
            .formatted(millis, audio.getNumSamples() / audio.getChannels(), audio.getSampleRate()));
    List<Map<String, Object>> segments = segments(List.of(result.getDataOutputsOrThrow("vad")));
    timeline(segments, speech.frames() * 1000L / speech.format().sampleRate());
    metrics(result.getMetrics());
    write(audio);
    return compareWithStream(client, manifest, speech, audio, segments);
  }

  private void timeline(List<Map<String, Object>> segments, long totalMillis) {
    say("");
    say("Speech found:");
    say(SpeechTimeline.draw(segments, totalMillis, width()));
    out.print(SpeechTimeline.list(segments));
  }

  private static int width() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[0-9]{1,4}")
        ? Integer.parseInt(columns)
        : DEFAULT_WIDTH;
  }

  private void metrics(ExecutionMetrics metrics) {
    say("");
    out.printf("%-12s %10s %12s%n", "NODE", "TIME ms", "SAMPLES IN");
    metrics.getNodeMetricsMap().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            node ->
                out.printf(
                    Locale.ROOT,
                    "%-12s %10.3f %12d%n",
                    node.getKey(),
                    node.getValue().getExecutionTimeMs(),
                    node.getValue().getSamplesProcessed()));
    out.printf(
        Locale.ROOT,
        "wall %.3f ms, CPU %.3f ms, queue %.3f ms, serialization %.3f ms, peak buffers %d bytes%n%n",
        metrics.getWallTimeMs(),
        metrics.getCpuTimeMs(),
        metrics.getQueueTimeMs(),
        metrics.getSerializationTimeMs(),
        metrics.getMemoryUsedBytes());
  }

  private void write(AudioBuffer audio) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("speech16k.wav");
    short[] samples = new short[(int) audio.getNumSamples()];
    audio
        .getSamples()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    AudioFormat format =
        new AudioFormat(audio.getSampleRate(), audio.getChannels(), SampleFormat.I16);
    WavWriter.write(file, io.remotemedia.spi.AudioBuffer.of(format, samples));
    say("Wrote %s.".formatted(file));
  }

  private int compareWithStream(
      DemoClient client,
      String manifest,
      io.remotemedia.spi.AudioBuffer speech,
      AudioBuffer whole,
      List<Map<String, Object>> segments)
      throws Exception {
    say("The same as a live stream of 100 ms chunks ...");
    List<StreamResponse> replies = client.stream(manifest, speech);
    StreamResponse last = replies.getLast();
    if (!last.hasClosed()) {
      say("The stream failed: " + last.getError().getMessage());
      return ExitCode.FINDINGS;
    }
    ByteString audio = ByteString.EMPTY;
    List<String> reports = new ArrayList<>();
    int results = 0;
    for (StreamResponse reply : replies) {
      if (reply.hasResult()) {
        results++;
        AudioBuffer part = reply.getResult().getAudioOutputsMap().get("convert");
        audio = part == null ? audio : audio.concat(part.getSamples());
        String report = reply.getResult().getDataOutputsMap().get("vad");
        if (report != null) {
          reports.add(report);
        }
      }
    }
    boolean sameAudio = audio.equals(whole.getSamples());
    boolean sameSegments = segments(reports).equals(segments);
    say(
        "Stream: %d results, closed with %s; audio %s, segments %s."
            .formatted(
                results,
                last.getClosed().getReason(),
                sameAudio ? "the same bit for bit" : "DIFFERENT",
                sameSegments ? "the same" : "DIFFERENT"));
    return sameAudio && sameSegments ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> segments(List<String> reports) {
    List<Map<String, Object>> segments = new ArrayList<>();
    for (String report : reports) {
      Object value = PlainJson.read(report);
      List<Object> parts = value instanceof List<?> list ? (List<Object>) list : List.of(value);
      for (Object part : parts) {
        segments.addAll((List<Map<String, Object>>) ((Map<String, Object>) part).get("segments"));
      }
    }
    return segments;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream("/remotemedia/demo/" + name)) {
      return in.readAllBytes();
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
