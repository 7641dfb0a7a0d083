package io.remotemedia.server.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remotemedia.server.grpc.StreamPatience.Verdict;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a stream may be silent or leave things unread, by the clock of the test. */
class StreamPatienceTest {
  private final StreamPatience patience = new StreamPatience(300, 100, 0);

  private Verdict judge(long millis, boolean reads, boolean works) {
    return patience.judge(TimeUnit.MILLISECONDS.toNanos(millis), reads, works);
  }

  @Test
  void silenceIsIdleOnceItLastsTooLong() {
    assertEquals(Verdict.FINE, judge(299, true, false));
    assertEquals(Verdict.IDLE, judge(300, true, false));
  }

  @Test
  void whatIsHeardStartsTheTimeAnew() {
    patience.heard(TimeUnit.MILLISECONDS.toNanos(200));
    assertEquals(Verdict.FINE, judge(499, true, false));
    assertEquals(Verdict.IDLE, judge(500, true, false));
  }

  @Test
  void streamThatIsWorkedOnIsNotIdle() {
    assertEquals(Verdict.FINE, judge(10_000, true, true));
  }

  @Test
  void readerThatReadsNothingIsStalled() {
    assertEquals(Verdict.FINE, judge(50, false, true));
    assertEquals(Verdict.FINE, judge(149, false, true));
    assertEquals(Verdict.STALLED, judge(150, false, true));
  }

  @Test
  void readerThatReadsNowAndThenIsNot() {
    judge(50, false, true);
    judge(140, true, true);
    assertEquals(Verdict.FINE, judge(200, false, true));
    assertEquals(Verdict.FINE, judge(299, false, true));
    assertEquals(Verdict.STALLED, judge(300, false, true));
  }

  @Test
  void zeroMeansAnyLength() {
    StreamPatience endless = new StreamPatience(0, 0, 0);
    long year = TimeUnit.DAYS.toNanos(365);
    assertEquals(Verdict.FINE, endless.judge(year, true, false));
    assertEquals(Verdict.FINE, endless.judge(year, false, false));
    assertEquals(Verdict.FINE, endless.judge(2 * year, false, false));
  }
}
