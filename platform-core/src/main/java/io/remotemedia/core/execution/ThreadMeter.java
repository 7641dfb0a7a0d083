package io.remotemedia.core.execution;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a platform thread has used; the difference of two readings is a cost. */
record ThreadMeter(long cpuNanos, long allocatedBytes) {
  static final ThreadMeter NOTHING = new ThreadMeter(0, 0);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static long currentCpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  static long currentAllocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Of another thread; 0 when it has ended. */
  static long cpuNanosOf(long threadId) {
    return Math.max(0, THREADS.getThreadCpuTime(threadId));
  }

  /** Of another thread; 0 when it has ended. */
  static long allocatedBytesOf(long threadId) {
    return Math.max(0, THREADS.getThreadAllocatedBytes(threadId));
  }

  ThreadMeter plus(ThreadMeter other) {
    return new ThreadMeter(cpuNanos + other.cpuNanos, allocatedBytes + other.allocatedBytes);
  }
}
