package io.remotemedia.core.execution;

import io.remotemedia.core.catalog.NodeType;
import java.util.Map;

/** What one node of one run has used so far. */
final class NodeMeter {
  private long calls;
  private long nanos;
  private long waitNanos;
  private long cpuNanos;
  private long allocatedBytes;
  private long peakBytes;
  private long samples;
  private long startNanos;
  private long startCpuNanos;
  private long startBytes;

  /** A call begins; a reading costs a system call, so it begins where the one before ended. */
  void begin(long settledNanos, long nowNanos, Watch watch) {
    calls++;
    waitNanos += nowNanos - settledNanos;
    startNanos = nowNanos;
    startCpuNanos = watch.readCpuNanos();
    startBytes = watch.readBytes();
  }

  void took(long inputSamples) {
    samples += inputSamples;
  }

  void holds(long bytes) {
    peakBytes = Math.max(peakBytes, bytes);
  }

  void end(long nowNanos, NodeType type, ExecutionListener listener, Watch watch) {
    watch.read();
    long wall = nowNanos - startNanos;
    long cpu = watch.readCpuNanos() - startCpuNanos;
    long bytes = watch.readBytes() - startBytes;
    nanos += wall;
    cpuNanos += cpu;
    allocatedBytes += bytes;
    listener.nodeCalled(type, wall, cpu, bytes);
  }

  /** The call has not ended; what it used so far is read from outside. */
  void interrupted(long nowNanos, Watch watch) {
    nanos += nowNanos - startNanos;
    ThreadMeter all = watch.used();
    // The nodes before it had their share; what is left is its own.
    cpuNanos += Math.max(0, watch.beganCpuNanos() + all.cpuNanos() - startCpuNanos);
    allocatedBytes += Math.max(0, watch.allocatedBefore() + all.allocatedBytes() - startBytes);
  }

  NodeMetrics metrics(String typeName, Map<String, Double> custom) {
    return new NodeMetrics(
        typeName, calls, nanos, waitNanos, cpuNanos, allocatedBytes, peakBytes, samples, custom);
  }
}
