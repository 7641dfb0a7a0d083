package io.remotemedia.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The .proto files never break a client of a released protocol. A release is written down with
 *
 * <pre>mvn -pl platform-protocol -am test -Dtest=ReleasedProtocolTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dprotocol.release=0.3.0</pre>
 */
class ReleasedProtocolTest {
  private static final String FIRST = "0.2.1";
  private static final int FIRST_OWN_FIELD = 16;

  @Test
  void everythingThatWasReleasedIsStillThere() throws IOException {
    List<String> releases = Protocols.releases();
    assertTrue(releases.contains(FIRST), releases.toString());
    for (String release : releases) {
      assertEquals(
          List.of(),
          BreakingChanges.between(Protocols.released(release), Protocols.present()),
          "breaks clients of " + release);
    }
  }

  @Test
  void additionsToMessagesOfTheOldRuntimeStartAtSixteen() throws IOException {
    assertEquals(
        List.of(),
        BreakingChanges.below(FIRST_OWN_FIELD, Protocols.released(FIRST), Protocols.present()));
  }

  @Test
  void everyProtoFileIsChecked() throws IOException {
    try (Stream<Path> files = Files.list(Protocols.RESOURCES.resolve("v1"))) {
      assertEquals(
          files.map(file -> "remotemedia/v1/" + file.getFileName()).sorted().toList(),
          Protocols.fileNames());
    }
  }

  @Test
  void writesTheProtocolDownWhenAskedTo() throws IOException {
    String version = System.getProperty("protocol.release", "");
    Assumptions.assumeFalse(version.isEmpty(), "asked for with -Dprotocol.release=VERSION");
    everythingThatWasReleasedIsStillThere();
    Files.writeString(
        Protocols.file(version),
        "# The protocol of release %s, as a google.protobuf.FileDescriptorSet in text form.%n%s"
            .formatted(version, TextFormat.printer().printToString(Protocols.present())));
  }
}
