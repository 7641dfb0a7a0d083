package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.server.cli.RemoteMedia;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code remotemedia run}: a manifest on WAV files, without a server. */
class RunCommandTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("checkout"));
  private static final String SPEECH =
      CHECKOUT.resolve("examples/recordings/speech.wav").toString();
  private static final String MANIFEST =
      CHECKOUT.resolve("examples/manifests/speech-to-16k-i16.json").toString();

  @TempDir private Path plugins;
  @TempDir private Path work;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copyPlugins() throws Exception {
    PluginJars.copyTo(plugins);
  }

  private int run(String... args) {
    CommandLine line = RemoteMedia.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[args.length + 3];
    all[0] = "run";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--plugins";
    all[args.length + 2] = plugins.toString();
    return line.execute(all);
  }

  @Test
  void writesTheOutputAndTellsSegmentsAndMetrics() {
    Path target = work.resolve("out.wav");
    assertEquals(0, run(MANIFEST, "--in", SPEECH, "--out", target.toString()), err::toString);
    String text = out.toString();
    assertTrue(text.contains("\"segments\""), text);
    assertTrue(text.contains("convert: 159636 frames of 16000 Hz, 1 channel, I16 -> "), text);
    for (String node : new String[] {"resample", "vad", "convert"}) {
      assertTrue(text.lines().anyMatch(line -> line.startsWith(node + " ")), text);
    }
    assertTrue(Files.exists(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--stream", "--stream=0.7", "--stream=7000"})
  void streamsTheSameAudioBitForBit(String stream) throws Exception {
    Path whole = work.resolve("whole.wav");
    Path streamed = work.resolve("streamed.wav");
    assertEquals(0, run(MANIFEST, "--in", SPEECH, "--out", whole.toString()), err::toString);
    assertEquals(
        0, run(MANIFEST, "--in", SPEECH, "--out", streamed.toString(), stream), err::toString);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(streamed));
  }

  @Test
  void refusesChunksWithoutLength() {
    assertEquals(2, run(MANIFEST, "--in", SPEECH, "--stream=0"));
    assertTrue(err.toString().contains("--stream 0.0"), err::toString);
  }

  @Test
  void namesTheFileThatIsNoWav() throws Exception {
    Path text = Files.writeString(work.resolve("notes.wav"), "not a wav");
    assertEquals(2, run(MANIFEST, "--in", text.toString()));
    assertTrue(err.toString().contains("notes.wav: this is no WAV file"), err::toString);
  }

  @Test
  void namesTheFileThatIsNotThere() {
    assertEquals(2, run(MANIFEST, "--in", work.resolve("missing.wav").toString()));
    assertTrue(err.toString().contains("there is no file or folder"), err::toString);
    assertTrue(err.toString().contains("missing.wav"), err::toString);
  }

  @Test
  void namesTheFolderThatIsNotThereForOutput() {
    Path target = work.resolve("no-such-folder/out.wav");
    assertEquals(2, run(MANIFEST, "--in", SPEECH, "--out", target.toString()));
    assertTrue(err.toString().contains("no-such-folder"), err::toString);
  }

  @Test
  void tellsWhichInputIsMissing() {
    assertEquals(1, run(MANIFEST));
    assertTrue(err.toString().contains("source node \"resample\""), err::toString);
  }

  @Test
  void showsFindingsOfTheManifestWithTheirPlace() throws Exception {
    Path broken = Files.writeString(work.resolve("broken.json"), Manifests.node("a", "VADD", "{}"));
    assertEquals(1, run(broken.toString(), "--in", SPEECH));
    assertTrue(err.toString().contains("broken.json:2:"), err::toString);
    assertTrue(err.toString().contains("RM-1301"), err::toString);
  }
}
