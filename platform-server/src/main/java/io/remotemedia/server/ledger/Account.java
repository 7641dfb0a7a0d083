package io.remotemedia.server.ledger;

import io.grpc.Status;
import io.remotemedia.protocol.v1.ExecutionMetrics;
import io.remotemedia.protocol.v1.NodeMetrics;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** The figures of one token. Thread-safe. */
final class Account {
  private static final double SECOND_MILLIS = 1_000;

  final LongAdder calls = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder samples = new LongAdder();
  final LongAdder bytesOut = new LongAdder();
  final DoubleAdder cpuSeconds = new DoubleAdder();

  void measured(ExecutionMetrics metrics) {
    cpuSeconds.add(metrics.getCpuTimeMs() / SECOND_MILLIS);
    for (NodeMetrics node : metrics.getNodeMetricsMap().values()) {
      samples.add(node.getSamplesProcessed());
    }
  }

  void ended(Status status) {
    calls.increment();
    if (!status.isOk()) {
      failures.increment();
    }
  }
}
