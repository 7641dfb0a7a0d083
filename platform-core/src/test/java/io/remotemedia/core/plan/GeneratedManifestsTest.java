package io.remotemedia.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.DiagnosticText;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.testing.TestTypes;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Generated manifests, each planned and then really run: what validate accepts starts, with the
 * formats that the plan itself found. Manifests that are right by construction must be accepted,
 * and every planted fault must be found; what is refused has no plan, so nothing of it can start.
 */
class GeneratedManifestsTest {
  private static final int MANIFESTS = 3_000;
  private static final GrantedLimits LIMITS = new GrantedLimits(100_000_000, 60_000, 10_000_000);

  @Test
  void whatValidateAcceptsStartsAndWhatItRefusesDoesNot() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    NodeCatalog catalog = TestTypes.catalog();
    int accepted = 0;
    int refused = 0;
    try (PipelineEngine engine = new PipelineEngine(1, 1, ExecutionListener.NONE)) {
      for (int i = 0; i < MANIFESTS; i++) {
        GeneratedManifest manifest = GeneratedManifest.of(random);
        String where = "seed " + seed + ", manifest " + i + "\n" + manifest.json() + "\n";
        JsonText text = new JsonText(manifest.json());
        Diagnostics findings = new ManifestPlanner().validate(text, catalog);
        String told = where + DiagnosticText.render(findings, manifest.json(), "generated");
        switch (manifest.kind()) {
          case RIGHT -> assertTrue(!findings.hasErrors(), told);
          case WRONG -> assertTrue(findings.hasErrors(), told);
          case ANY -> {}
        }
        if (findings.hasErrors()) {
          refused++;
        } else {
          accepted++;
          requireStart(engine, text, catalog, told);
        }
      }
    }
    System.out.printf("seed %d: %d accepted and run, %d refused%n", seed, accepted, refused);
    assertTrue(accepted > MANIFESTS / 5 && refused > MANIFESTS / 5, accepted + " " + refused);
  }

  private static void requireStart(
      PipelineEngine engine, JsonText text, NodeCatalog catalog, String where) {
    PipelinePlan plan;
    try {
      plan = new ManifestPlanner().plan(text, catalog);
    } catch (PipelineException e) {
      throw new AssertionError(where, e);
    }
    Map<String, AudioBuffer> audio = new HashMap<>();
    for (PlannedNode source : plan.audioSources()) {
      AudioFormat format = plan.exampleFormats().get(source.id());
      audio.put(source.id(), new WritableAudioBuffer(format, format.sampleRate() / 100).freeze());
    }
    ExecutionOutcome outcome =
        engine.execute(
            new ExecutionRequest(
                "generated",
                plan,
                audio,
                Map.of(),
                LimitGrant.byDefault(LIMITS),
                new Cancellation(),
                System.nanoTime()));
    if (outcome instanceof ExecutionOutcome.Failed failed) {
      assertEquals("", failed.fault().message(), where);
    }
    assertInstanceOf(ExecutionOutcome.Completed.class, outcome, where);
  }
}
