package io.remotemedia.server.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.server.grpc.BuildInfo;
import io.remotemedia.spi.SpiVersion;
import org.junit.jupiter.api.Test;

class CompatibilityTableTest {
  private final CompatibilityTable table = CompatibilityTable.load();

  @Test
  void everyRowAcceptsItsOwnExamples() {
    for (AcceptedVersions row : table.accepted()) {
      assertFalse(row.examples().isEmpty(), row.shown());
      row.examples().forEach(example -> assertTrue(row.accepts(example), example));
    }
  }

  @Test
  void theRefusedExamplesAreRefusedByAMessageThatNamesWhatIsAccepted() {
    assertFalse(table.refused().isEmpty());
    for (String version : table.refused()) {
      PipelineException refusal =
          assertThrows(PipelineException.class, () -> table.require(version));
      assertEquals(DiagnosticCode.VERSION_MISMATCH, refusal.fault().code());
      assertEquals(
          "client version \"%s\" is not supported; accepted are (empty), v1, 1, 1.x, 1.x.y, 0.2.x"
              .formatted(version),
          refusal.getMessage());
    }
  }

  @Test
  void aHostileVersionIsNeitherEchoedInFullNorRaw() {
    String message = table.message("\u001b[2J\n" + "9".repeat(1_000_000));
    assertTrue(message.length() < 250, message);
    assertTrue(message.chars().noneMatch(c -> c < ' '), message);
  }

  @Test
  void theNewestReleaseIsThisBuild() {
    Release newest = table.releases().getLast();
    assertEquals(BuildInfo.load().version(), newest.version());
    assertEquals(SpiVersion.CURRENT, newest.nodeSpi());
    assertEquals(table.protocols(), newest.protocols());
    assertTrue(table.protocols().contains(table.protocolVersion()));
    assertEquals(Integer.toString(Runtime.version().feature()), newest.java());
  }
}
