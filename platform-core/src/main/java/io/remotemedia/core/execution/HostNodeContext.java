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
  private final CallBorder border;
  private Map<String, Double> custom = Map.of();
  private Logger logger;
  private long allocatedInCall;

  HostNodeContext(PlannedNode planned, RunScope scope, CallBorder border) {
    this.planned = planned;
    this.scope = scope;
    this.border = border;
  }

  /** A copy: another thread may ask while the node that it belongs to does not stop. */
  synchronized Map<String, Double> customMetrics() {
    return Map.copyOf(custom);
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
  public synchronized Logger logger() {
    if (logger == null) {
      logger = LoggerFactory.getLogger("node." + planned.type().name());
    }
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
    scope.watch().checkOwnAllocation(planned);
    requireWanted();
  }

  private void requireWanted() throws NodeException {
    if (isCancelled()) {
      throw new NodeException(NodeErrorCode.CANCELLED, scope.cancellation().reason().message());
    }
  }

  @Override
  public WritableAudioBuffer allocate(AudioFormat format, int frames) throws NodeException {
    // Whoever allocates in a loop is stopped here even when it never asks.
    requireWanted();
    border.check("asked for a buffer");
    if (format == null || frames < 0) {
      throw border.broken("asked for a buffer of %d frames of %s".formatted(frames, format));
    }
    long bytes = (long) frames * format.frameBytes();
    scope.budget().charge(bytes, "a buffer of %d frames".formatted(frames));
    scope.budget().count(bytes);
    allocatedInCall += bytes;
    return new WritableAudioBuffer(format, frames);
  }

  @Override
  public synchronized void count(String name, double amount) {
    try {
      border.check("counted");
    } catch (ContractException e) {
      // Ends the execution at the end of the call; this method throws nothing.
      return;
    }
    if (custom.isEmpty()) {
      custom = new TreeMap<>();
    }
    boolean fits = custom.containsKey(name) || custom.size() < MAX_CUSTOM_METRICS;
    if (fits && Double.isFinite(amount)) {
      custom.merge(name, amount, Double::sum);
    }
  }
}
