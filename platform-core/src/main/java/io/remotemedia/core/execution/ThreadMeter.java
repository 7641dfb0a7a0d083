package io.remotemedia.core.execution;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Reads what the current platform thread has used; the difference of two readings is a cost. */
record ThreadMeter(long cpuNanos, long allocatedBytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static ThreadMeter read() {
    return new ThreadMeter(
        THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
  }

  ThreadMeter since(ThreadMeter start) {
    return new ThreadMeter(cpuNanos - start.cpuNanos, allocatedBytes - start.allocatedBytes);
  }

  ThreadMeter plus(ThreadMeter other) {
    return new ThreadMeter(cpuNanos + other.cpuNanos, allocatedBytes + other.allocatedBytes);
  }
}
