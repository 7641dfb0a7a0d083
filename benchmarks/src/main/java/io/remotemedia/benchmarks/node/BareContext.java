package io.remotemedia.benchmarks.node;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.SpiVersion;
import io.remotemedia.spi.WritableAudioBuffer;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** Lends buffers without a budget, and nothing else. */
enum BareContext implements NodeContext {
  INSTANCE;

  private static final GrantedLimits LIMITS =
      new GrantedLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  @Override
  public String nodeId() {
    return "node";
  }

  @Override
  public String executionId() {
    return "benchmark";
  }

  @Override
  public String spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Logger logger() {
    return NOPLogger.NOP_LOGGER;
  }

  @Override
  public GrantedLimits limits() {
    return LIMITS;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void checkCancelled() {}

  @Override
  public WritableAudioBuffer allocate(AudioFormat format, int frames) {
    return new WritableAudioBuffer(format, frames);
  }

  @Override
  public void count(String name, double amount) {}
}
