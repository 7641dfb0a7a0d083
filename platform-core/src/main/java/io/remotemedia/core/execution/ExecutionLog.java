package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The one line that tells how an execution or stream ended. */
final class ExecutionLog {
  private static final Logger log = LoggerFactory.getLogger("io.remotemedia.execution");
  private static final double NANOS_PER_MILLI = 1e6;

  private ExecutionLog() {}

  static void ended(String what, ExecutionOutcome outcome) {
    ExecutionMetrics metrics = outcome.metrics();
    LoggingEventBuilder line =
        log.atInfo()
            .addKeyValue("event", what + ".ended")
            .addKeyValue("wall_ms", metrics.wallNanos() / NANOS_PER_MILLI)
            .addKeyValue("queue_ms", metrics.queueNanos() / NANOS_PER_MILLI)
            .addKeyValue("cpu_ms", metrics.cpuNanos() / NANOS_PER_MILLI)
            .addKeyValue("allocated_bytes", metrics.allocatedBytes())
            .addKeyValue("peak_bytes", metrics.peakBytes());
    switch (outcome) {
      case ExecutionOutcome.Completed done ->
          line.addKeyValue("outcome", "success").log("{} succeeded", what);
      case ExecutionOutcome.Failed failed -> failed(what, failed.fault(), line);
    }
  }

  private static void failed(String what, Fault fault, LoggingEventBuilder line) {
    line.addKeyValue("outcome", fault.category().name().toLowerCase(java.util.Locale.ROOT))
        .addKeyValue("code", fault.code().id())
        .addKeyValue("failing_node_id", fault.nodeId())
        .addKeyValue("fault", fault.message())
        .log("{} failed", what);
  }
}
