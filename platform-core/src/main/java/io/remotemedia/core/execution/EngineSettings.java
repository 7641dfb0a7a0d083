package io.remotemedia.core.execution;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * How an engine works.
 *
 * @param workers worker threads, about as many as cores
 * @param queueCapacity the most whole-buffer executions that wait for a worker
 * @param detachAfterMillis time from asking a node to stop until its worker is given up
 * @param maxDetached the most lost workers with which the server is still ready
 * @param strikesToQuarantine how often a node type may run away within ten minutes before it is
 *     taken out of service
 * @param allocationAllowanceBytes what an execution may allocate beyond its memory budget before it
 *     is stopped: allocation counts garbage too, and vector code that the JVM has not compiled yet
 *     boxes every vector, a gigabyte within the first half second of an honest node
 * @param clock gives the time of limits
 * @param switchedOff devices that do not work, for tests of the tests
 */
public record EngineSettings(
    int workers,
    int queueCapacity,
    long detachAfterMillis,
    int maxDetached,
    int strikesToQuarantine,
    long allocationAllowanceBytes,
    NanoClock clock,
    Set<SafetyDevice> switchedOff) {
  /** Default of {@link #detachAfterMillis}. */
  public static final long DETACH_AFTER_MILLIS = 250;

  /** Default of {@link #allocationAllowanceBytes}. */
  public static final long ALLOCATION_ALLOWANCE_BYTES = 1L << 30;

  /** An {@link #allocationAllowanceBytes} that stops nobody. */
  public static final long ANY_ALLOCATION = Long.MAX_VALUE;

  /** Default of {@link #strikesToQuarantine}. */
  public static final int STRIKES_TO_QUARANTINE = 2;

  /** Checks the ranges and copies the set. */
  public EngineSettings {
    if (workers < 1 || queueCapacity < 0 || detachAfterMillis < 1 || maxDetached < 0) {
      throw new IllegalArgumentException(
          "%d workers, queue of %d, detach after %d ms, %d detached: out of range"
              .formatted(workers, queueCapacity, detachAfterMillis, maxDetached));
    }
    if (allocationAllowanceBytes < 0) {
      throw new IllegalArgumentException(
          "allocation allowance of %d bytes: 0 or more is accepted"
              .formatted(allocationAllowanceBytes));
    }
    switchedOff = Set.copyOf(switchedOff);
  }

  /**
   * Settings with defaults for everything else.
   *
   * @param workers worker threads
   * @param queueCapacity executions that may wait
   * @return the settings
   */
  public static EngineSettings of(int workers, int queueCapacity) {
    return new EngineSettings(
        workers,
        queueCapacity,
        DETACH_AFTER_MILLIS,
        workers,
        STRIKES_TO_QUARANTINE,
        ALLOCATION_ALLOWANCE_BYTES,
        NanoClock.SYSTEM,
        Set.of());
  }

  /**
   * These settings with other bounds for nodes that do not stop.
   *
   * @param afterMillis time until a worker is given up
   * @param maxThreads lost workers with which the server is still ready
   * @param strikes runaways before a type is taken out of service
   * @return changed settings
   */
  public EngineSettings withDetach(long afterMillis, int maxThreads, int strikes) {
    return new EngineSettings(
        workers,
        queueCapacity,
        afterMillis,
        maxThreads,
        strikes,
        allocationAllowanceBytes,
        clock,
        switchedOff);
  }

  /**
   * These settings with another bound for what is allocated beside buffers.
   *
   * @param bytes beyond the memory budget; {@link #ANY_ALLOCATION} for no bound
   * @return changed settings
   */
  public EngineSettings withAllocationAllowance(long bytes) {
    return new EngineSettings(
        workers,
        queueCapacity,
        detachAfterMillis,
        maxDetached,
        strikesToQuarantine,
        bytes,
        clock,
        switchedOff);
  }

  /**
   * These settings with another clock.
   *
   * @param other gives the time of limits
   * @return changed settings
   */
  public EngineSettings withClock(NanoClock other) {
    return new EngineSettings(
        workers,
        queueCapacity,
        detachAfterMillis,
        maxDetached,
        strikesToQuarantine,
        allocationAllowanceBytes,
        other,
        switchedOff);
  }

  /**
   * These settings without some safety devices. For tests of the tests only.
   *
   * @param devices what does not work
   * @return changed settings
   */
  EngineSettings without(Collection<SafetyDevice> devices) {
    return new EngineSettings(
        workers,
        queueCapacity,
        detachAfterMillis,
        maxDetached,
        strikesToQuarantine,
        allocationAllowanceBytes,
        clock,
        devices.isEmpty() ? Set.of() : EnumSet.copyOf(devices));
  }

  boolean has(SafetyDevice device) {
    return !switchedOff.contains(device);
  }
}
