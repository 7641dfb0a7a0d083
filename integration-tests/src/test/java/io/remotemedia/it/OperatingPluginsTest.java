package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.server.cli.RemoteMedia;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The commands in docs/operating-plugins.md print what stands there, times aside. Run with {@code
 * -Ddocs.write=true} to bring the page up to date.
 */
class OperatingPluginsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("checkout"), "docs", "operating-plugins.md");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- command: ([^>]*) -->\n```\n(.*?)```\n", Pattern.DOTALL);

  @TempDir private Path folder;
  @TempDir private Path workshop;

  @BeforeEach
  void fillFolder() throws Exception {
    Path newest = ExamplePlugin.build(workshop, "1.1.0");
    Path older = ExamplePlugin.build(workshop, "1.0.0");
    Files.copy(newest, folder.resolve("noise-gate-1.1.0.jar"));
    Files.copy(older, folder.resolve("noise-gate-1.0.0.jar"));
    Files.copy(newest, workshop.resolve("gate.jar"));
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(folder.resolve("cut-off.jar"), Arrays.copyOf(bytes, bytes.length / 2));
    NodePluginJar.write(folder, "Exits", "", "void leave() { System.exit(1); }");
    Files.move(folder.resolve("Exits.jar"), folder.resolve("exits.jar"));
    Files.copy(folder.resolve("exits.jar"), workshop.resolve("exits.jar"));
    writeSpi(workshop.resolve("node-spi-2.0.0.jar"));
  }

  /** All that is looked at when the range does not fit. */
  private static void writeSpi(Path jar) throws Exception {
    byte[] version =
        ClassFile.of()
            .build(
                ClassDesc.of("io.remotemedia.spi.SpiVersion"),
                type ->
                    type.withField(
                        "CURRENT",
                        ConstantDescs.CD_String,
                        field ->
                            field
                                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC)
                                .with(
                                    ConstantValueAttribute.of(
                                        type.constantPool().stringEntry("2.0.0")))));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("io/remotemedia/spi/SpiVersion.class"));
      out.write(version);
    }
  }

  private String run(String command) {
    CommandLine line = RemoteMedia.commandLine();
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    line.execute(List.of(command.split(" ")).stream().map(this::argument).toArray(String[]::new));
    return "$ remotemedia " + command + "\n" + out.toString().replace("\r\n", "\n");
  }

  private String argument(String word) {
    return switch (word) {
      case "plugins/" -> folder.toString();
      case "gate.jar", "exits.jar", "node-spi-2.0.0.jar" -> workshop.resolve(word).toString();
      default -> word;
    };
  }

  /** Times differ from run to run. */
  private static String withoutTimes(String text) {
    return text.replaceAll(" +\\d+ ms", " n ms");
  }

  @Test
  void commandsPrintWhatThePageShows() throws Exception {
    String page = Files.readString(PAGE);
    Matcher blocks = BLOCK.matcher(page);
    List<MatchResult> found = blocks.results().toList();
    assertTrue(found.size() >= 4, "commands on the page");
    if (Boolean.getBoolean("docs.write")) {
      page =
          BLOCK
              .matcher(page)
              .replaceAll(
                  block ->
                      Matcher.quoteReplacement(
                          "<!-- command: %s -->\n```\n%s```\n"
                              .formatted(block.group(1), run(block.group(1)))));
      Files.writeString(PAGE, page);
    }
    for (MatchResult block : BLOCK.matcher(page).results().toList()) {
      assertEquals(withoutTimes(block.group(2)), withoutTimes(run(block.group(1))));
    }
  }
}
