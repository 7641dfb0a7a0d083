package io.remotemedia.server.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.server.auth.Caller;
import io.remotemedia.server.auth.Quota;
import io.remotemedia.server.auth.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionControlTest {
  private static final Caller PLAIN = caller("plain", Quota.NONE);

  private final Rules.Clock clock = new Rules.Clock();
  private final List<String> collections = new ArrayList<>();
  private final HeapMonitor heap =
      new HeapMonitor(Rules.SHIPPED, clock, () -> collections.add("asked"));
  private final AdmissionControl control = new AdmissionControl(Rules.SHIPPED, 2, 256, heap, clock);

  private static Caller caller(String name, Quota quota) {
    return new Caller(name, Set.of(Role.RUN), quota);
  }

  private RefusalReason refused(WorkKind kind, Caller caller) {
    return assertThrows(RefusedException.class, () -> control.arrive(kind, caller, null))
        .refusal()
        .reason();
  }

  @Test
  void shedsBatchFirstThenNewStreams() throws Exception {
    heap.read(84);
    control.arrive(WorkKind.BATCH, PLAIN, null).close();
    heap.read(86);
    assertEquals(RefusalReason.MEMORY_SHORT, refused(WorkKind.BATCH, PLAIN));
    control.arrive(WorkKind.LIVE, PLAIN, null).close();
    heap.read(93);
    assertEquals(RefusalReason.MEMORY_SHORT, refused(WorkKind.LIVE, PLAIN));
    heap.read(96);
    assertEquals(HeapStage.REFUSE_CONNECTIONS, control.heapStage());
    heap.read(50);
    control.arrive(WorkKind.LIVE, PLAIN, null).close();
  }

  @Test
  void asksForAReadingWhenItShedsOnAnOldOne() {
    heap.read(90);
    refused(WorkKind.BATCH, PLAIN);
    assertEquals(0, collections.size());
    clock.advanceMillis(2_500);
    refused(WorkKind.BATCH, PLAIN);
    refused(WorkKind.BATCH, PLAIN);
    assertEquals(1, collections.size());
  }

  @Test
  void holdsATokenToItsRate() throws Exception {
    Caller slow = caller("slow", new Quota(2, 0, 0, 1));
    control.arrive(WorkKind.BATCH, slow, null).close();
    control.arrive(WorkKind.BATCH, slow, null).close();
    Refusal refusal =
        assertThrows(RefusedException.class, () -> control.arrive(WorkKind.BATCH, slow, null))
            .refusal();
    assertEquals(RefusalReason.QUOTA_RATE, refusal.reason());
    assertEquals(500, refusal.retryAfterMillis());
    clock.advanceMillis(500);
    control.arrive(WorkKind.BATCH, slow, null).close();
    control.arrive(WorkKind.BATCH, PLAIN, null).close();
  }

  @Test
  void holdsATokenToItsExecutionsAndStreamsAndGivesThemBack() throws Exception {
    Caller small = caller("small", new Quota(0, 1, 1, 1));
    Lease execution = control.arrive(WorkKind.BATCH, small, null);
    Lease stream = control.arrive(WorkKind.LIVE, small, null);
    assertEquals(RefusalReason.QUOTA_EXECUTIONS, refused(WorkKind.BATCH, small));
    assertEquals(RefusalReason.QUOTA_STREAMS, refused(WorkKind.LIVE, small));
    execution.close();
    execution.close();
    stream.close();
    control.arrive(WorkKind.BATCH, small, null).close();
    control.arrive(WorkKind.LIVE, small, null).close();
  }

  @Test
  void refusesAtTheSecondDecisionWhatFilledUpMeanwhile() throws Exception {
    Lease early = control.arrive(WorkKind.BATCH, PLAIN, null);
    List<BatchTicket> tickets = new ArrayList<>();
    for (int i = 0; i < 258; i++) {
      tickets.add(control.arrive(WorkKind.BATCH, PLAIN, null).enterQueue());
    }
    assertThrows(RefusedException.class, early::enterQueue);
    tickets.forEach(BatchTicket::close);
    early.enterQueue().close();
    assertEquals(0, control.inFlight());
    assertEquals(1, control.refusals(RefusalReason.OVERLOADED));
  }

  @Test
  void spreadsHintsWithinTheirBounds() {
    double[] hints = new double[1_000];
    Refusal refusal = new Refusal(RefusalReason.OVERLOADED, "busy", 1_000);
    for (int i = 0; i < hints.length; i++) {
      hints[i] =
          Double.parseDouble(
              refusal
                  .toException()
                  .getTrailers()
                  .get(
                      io.grpc.Metadata.Key.of(
                          "grpc-retry-pushback-ms", io.grpc.Metadata.ASCII_STRING_MARSHALLER)));
    }
    java.util.Arrays.sort(hints);
    double mean = java.util.Arrays.stream(hints).average().orElseThrow();
    assertTrue((hints[900] - hints[100]) / mean >= 0.3);
    assertTrue(hints[0] >= 750 && hints[999] <= 1_250);
    assertEquals(50, new Refusal(RefusalReason.OVERLOADED, "busy", 0).jittered(1));
    assertEquals(30_000, new Refusal(RefusalReason.OVERLOADED, "busy", 99_000).jittered(1));
  }

  @Test
  void tellsThoseWhoAskForMoreThanTheirShareFromTheOthers() {
    FairShares shares = new FairShares();
    BatchQueue.Patience modest = null;
    BatchQueue.Patience greedy = null;
    for (int tick = 0; tick < 300; tick++) {
      for (int i = 0; i < 10; i++) {
        greedy = shares.ask("greedy", 1, 100, clock.getAsLong());
      }
      for (int other = 0; other < 9; other++) {
        if (tick % 10 == other) {
          modest = shares.ask("other-" + other, 1, 100, clock.getAsLong());
        }
      }
      clock.advanceMillis(10);
    }
    assertEquals(BatchQueue.Patience.GREEDY, greedy);
    assertEquals(BatchQueue.Patience.MODEST, modest);
    clock.advanceMillis(20_000);
    shares.ask("alone", 1, 100, clock.getAsLong());
    assertEquals(BatchQueue.Patience.FAIR, shareOfTheOnlyCaller());
  }

  private BatchQueue.Patience shareOfTheOnlyCaller() {
    FairShares fresh = new FairShares();
    BatchQueue.Patience patience = null;
    for (int i = 0; i < 1_000; i++) {
      patience = fresh.ask("alone", 1, 10, clock.getAsLong());
    }
    return patience;
  }
}
