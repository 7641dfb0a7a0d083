package io.remotemedia.testkit;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SpiVersion;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context that a harness lends to its node. */
final class HarnessContext implements NodeContext {
  private static final GrantedLimits LIMITS = new GrantedLimits(1L << 30, 60_000, 100_000_000);

  private final AtomicBoolean cancelled;
  private final Map<String, Double> metrics = new TreeMap<>();

  HarnessContext(AtomicBoolean cancelled) {
    this.cancelled = cancelled;
  }

  Map<String, Double> metrics() {
    return metrics;
  }

  @Override
  public String nodeId() {
    return "node";
  }

  @Override
  public String executionId() {
    return "test";
  }

  @Override
  public String spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Logger logger() {
    return LoggerFactory.getLogger("node");
  }

  @Override
  public GrantedLimits limits() {
    return LIMITS;
  }

  @Override
  public boolean isCancelled() {
    return cancelled.get();
  }

  @Override
  public void checkCancelled() throws NodeException {
    if (cancelled.get()) {
      throw new NodeException(NodeErrorCode.CANCELLED, "cancelled by the test");
    }
  }

  @Override
  public WritableAudioBuffer allocate(AudioFormat format, int frames) {
    return new WritableAudioBuffer(format, frames);
  }

  @Override
  public void count(String name, double amount) {
    metrics.merge(name, amount, Double::sum);
  }
}
