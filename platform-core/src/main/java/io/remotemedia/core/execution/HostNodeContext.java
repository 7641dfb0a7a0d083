package io.remotemedia.core.execution;

import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SpiVersion;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the host lends to one node. Execution and node id reach the log lines through the MDC. */
final class HostNodeContext implements NodeContext {
  private static final int MAX_CUSTOM_METRICS = 32;

  private final PlannedNode planned;
  private final RunScope scope;
  private final Map<String, Double> custom = new TreeMap<>();
  private final Logger logger;
  private long allocatedInCall;

  HostNodeContext(PlannedNode planned, RunScope scope) {
    this.planned = planned;
    this.scope = scope;
    this.logger = LoggerFactory.getLogger("node." + planned.type().name());
  }

  Map<String, Double> customMetrics() {
    return custom;
  }

  /** Starts the account of a call. */
  void beginCall() {
    allocatedInCall = 0;
  }

  long allocatedInCall() {
    return allocatedInCall;
  }

  @Override
  public String nodeId() {
    return planned.id();
  }

  @Override
  public String executionId() {
    return scope.executionId();
  }

  @Override
  public String spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Logger logger() {
    return logger;
  }

  @Override
  public GrantedLimits limits() {
    return scope.limits();
  }

  @Override
  public boolean isCancelled() {
    return scope.cancellation().isCancelled();
  }

  @Override
  public void checkCancelled() throws NodeException {
    if (isCancelled()) {
      throw new NodeException(NodeErrorCode.CANCELLED, scope.cancellation().reason().message());
    }
  }

  @Override
  public WritableAudioBuffer allocate(AudioFormat format, int frames) throws NodeException {
    if (frames < 0) {
      throw new NodeException(
          NodeErrorCode.INTERNAL, "asked for a buffer of %d frames".formatted(frames));
    }
    long bytes = (long) frames * format.frameBytes();
    scope.budget().charge(bytes, "a buffer of %d frames".formatted(frames));
    allocatedInCall += bytes;
    return new WritableAudioBuffer(format, frames);
  }

  @Override
  public void count(String name, double amount) {
    boolean fits = custom.containsKey(name) || custom.size() < MAX_CUSTOM_METRICS;
    if (fits && Double.isFinite(amount)) {
      custom.merge(name, amount, Double::sum);
    }
  }
}
