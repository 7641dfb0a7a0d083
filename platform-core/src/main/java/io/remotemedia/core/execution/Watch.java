package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plan.PlannedNode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What the watchdog sees of one run: on which worker it is, whose code runs there, and until when.
 * The worker says when it enters and leaves a node; between the two, and only then, the watchdog
 * may give it up. Whoever changes the state first has decided.
 */
final class Watch {
  private static final int OUTSIDE = 0;
  private static final int INSIDE = 1;
  private static final int GIVEN_UP = 2;

  private final AtomicInteger state = new AtomicInteger(OUTSIDE);
  private final Cancellation cancellation;
  private final LimitGrant grant;
  private final MemoryBudget budget;
  private final boolean interrupts;
  private final boolean limitsAllocation;
  private final long allocationLimit;
  private final Consumer<Fault> givenUp;

  /** Written outside, read by the watchdog when it has seen the state or the worker's field. */
  private NodeRunner node;

  private WorkerThread worker;
  private long deadlineNanos;
  private long enteredNanos;
  private long allocatedBefore;
  private long beganCpuNanos;
  private long readCpuNanos;
  private long readBytes;

  /** When the watchdog first saw that the run shall end; its own. */
  long stoppingSince;

  boolean stopping;

  /**
   * A watch over a run that is on no worker yet.
   *
   * @param givenUp ends the execution on another thread when its worker was given up
   */
  Watch(
      Cancellation cancellation,
      LimitGrant grant,
      MemoryBudget budget,
      EngineSettings settings,
      Consumer<Fault> givenUp) {
    this.cancellation = cancellation;
    this.grant = grant;
    this.budget = budget;
    this.interrupts = settings.has(SafetyDevice.INTERRUPT);
    this.limitsAllocation = settings.has(SafetyDevice.ALLOCATION_LIMIT);
    this.allocationLimit = LimitFaults.allocationLimit(grant, settings);
    this.givenUp = givenUp;
  }

  /** The calling worker takes the run up. */
  void begin(long deadline) {
    stopping = false;
    deadlineNanos = deadline;
    read();
    allocatedBefore = readBytes;
    beganCpuNanos = readCpuNanos;
    budget.beginPass();
    cancellation.attach(interrupts);
    worker = WorkerThread.current();
    if (worker != null) {
      worker.watch = this;
    }
  }

  /** Reads what the calling worker has used; the last reading stays. */
  void read() {
    readCpuNanos = ThreadMeter.currentCpuNanos();
    readBytes = ThreadMeter.currentAllocatedBytes();
  }

  long readCpuNanos() {
    return readCpuNanos;
  }

  long readBytes() {
    return readBytes;
  }

  /** The calling worker closes the run: a node that shall end is not interrupted once more. */
  void beginClosing(long deadline) {
    stopping = false;
    deadlineNanos = deadline;
    allocatedBefore = ThreadMeter.currentAllocatedBytes();
    budget.beginPass();
    if (!cancellation.isCancelled()) {
      cancellation.attach(interrupts);
    }
    worker = WorkerThread.current();
    if (worker != null) {
      worker.watch = this;
    }
  }

  /** The calling worker puts the run down. Nothing happens when it was given up. */
  void end() {
    if (isGivenUp()) {
      return;
    }
    if (worker != null) {
      worker.watch = null;
    }
    cancellation.detach();
  }

  /** The worker is about to call a node. */
  void enter(NodeRunner runner, long nowNanos) {
    node = runner;
    enteredNanos = nowNanos;
    state.set(INSIDE);
  }

  /** The call of the node is over; false when the worker was given up meanwhile. */
  boolean leave() {
    return state.compareAndSet(INSIDE, OUTSIDE);
  }

  /** Decides that the worker is given up; false when it is not inside a node. */
  boolean giveUp() {
    return state.compareAndSet(INSIDE, GIVEN_UP);
  }

  boolean isGivenUp() {
    return state.get() == GIVEN_UP;
  }

  boolean isInside() {
    return state.get() == INSIDE;
  }

  /** Whether this node is the one that does not stop. */
  boolean isLostIn(NodeRunner runner) {
    return isGivenUp() && node == runner;
  }

  /** Ends the execution, on the calling thread, with the worker given up. */
  void tellGivenUp(Fault fault) {
    givenUp.accept(fault);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  LimitGrant grant() {
    return grant;
  }

  NodeRunner node() {
    return node;
  }

  /** The worker that has the run. Exact once it is given up: nobody can take it on any more. */
  WorkerThread worker() {
    return worker;
  }

  long beganCpuNanos() {
    return beganCpuNanos;
  }

  long allocatedBefore() {
    return allocatedBefore;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  long enteredNanos() {
    return enteredNanos;
  }

  /** More time, because the whole process stood still. */
  void grantTime(long nanos) {
    deadlineNanos += nanos;
    stoppingSince += nanos;
  }

  /** What the worker used since it began; of the calling thread when it has it itself. */
  ThreadMeter used() {
    WorkerThread on = worker;
    boolean own = on == null || on == Thread.currentThread();
    long cpu = own ? ThreadMeter.currentCpuNanos() : ThreadMeter.cpuNanosOf(on.threadId());
    long bytes =
        own ? ThreadMeter.currentAllocatedBytes() : ThreadMeter.allocatedBytesOf(on.threadId());
    return new ThreadMeter(cpu - beganCpuNanos, bytes - allocatedBefore);
  }

  /** What the watchdog checks now and then, a node that asks whether it shall end gets exactly. */
  void checkOwnAllocation(PlannedNode asking) {
    if (!limitsAllocation || Thread.currentThread() != worker || cancellation.isCancelled()) {
      return;
    }
    long bytes = mayHold(ThreadMeter.currentAllocatedBytes());
    if (bytes > allocationLimit) {
      cancellation.cancel(LimitFaults.allocation(grant, asking, bytes, allocationLimit));
    }
  }

  /**
   * Bytes that the run may hold at most: what the budget counts, and everything else that its
   * worker has allocated in this pass. Called by the watchdog.
   */
  long mayHold(WorkerThread thread) {
    return mayHold(ThreadMeter.allocatedBytesOf(thread.threadId()));
  }

  private long mayHold(long allocatedByThread) {
    long allocated = allocatedByThread - allocatedBefore;
    return budget.held() + Math.max(0, allocated - budget.countedInPass());
  }
}
