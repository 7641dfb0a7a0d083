package io.remotemedia.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeDescriptorTest {
  @Test
  void defaultsToAStableTypeThatTakesAnyAudioFormat() {
    NodeDescriptor descriptor = NodeDescriptor.of("Gain", "1.0.0", "Multiplies.").build();
    assertEquals(Stability.STABLE, descriptor.stability());
    assertEquals(AudioFormatSet.any(), descriptor.audioInput());
    assertEquals(0, descriptor.minInputs());
    assertEquals(1, descriptor.maxInputs());
    assertTrue(descriptor.examples().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1Gain", "Gain Stage", "Gäin", "_Gain", "Gain\n"})
  void refusesNamesThatManifestsCouldNotCarry(String name) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> NodeDescriptor.of(name, "1.0.0", "x").build());
    assertTrue(refusal.getMessage().contains('"' + name + '"'), refusal::getMessage);
    assertThrows(
        IllegalArgumentException.class,
        () -> NodeDescriptor.of("Gain", "1.0.0", "x").aliases(name).build());
  }

  @Test
  void refusesMoreInputsAtLeastThanAtMost() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> NodeDescriptor.of("Mix", "1.0.0", "x").inputs(3, 2).build());
    assertTrue(refusal.getMessage().startsWith("inputs 3 to 2"), refusal::getMessage);
  }

  @Test
  void cannotBeChangedThroughWhatItWasBuiltFrom() {
    NodeDescriptor descriptor =
        NodeDescriptor.of("Gain", "1.0.0", "x").takes(SignalKind.AUDIO).aliases("Volume").build();
    assertThrows(UnsupportedOperationException.class, () -> descriptor.aliases().add("Loudness"));
    assertEquals(Set.of(SignalKind.AUDIO), descriptor.takes());
    assertEquals(List.of("Volume"), descriptor.aliases());
  }

  @Test
  void plansHaveNoNegativeLatencyOrMemory() {
    assertThrows(IllegalArgumentException.class, () -> NodePlan.dataOnly(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> NodePlan.dataOnly(0, -1));
  }
}
