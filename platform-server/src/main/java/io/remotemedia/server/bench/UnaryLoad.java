package io.remotemedia.server.bench;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends unary calls at planned times over some connections. */
public final class UnaryLoad implements AutoCloseable {
  private static final int MAX_OUTSTANDING = 50_000;
  private static final long DRAIN_NANOS = 30_000_000_000L;
  private static final long POLL_NANOS = 1_000_000;

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final byte[] request;
  private final long deadlineMillis;
  private final AtomicInteger outstanding = new AtomicInteger();

  /**
   * Connects lazily.
   *
   * @param target the server
   * @param workload what each call sends
   * @param connections number of connections, used in turn
   * @param deadlineMillis deadline of each call; 0 for none
   * @throws IOException when the certificates to trust cannot be read
   */
  public UnaryLoad(Target target, Workload workload, int connections, long deadlineMillis)
      throws IOException {
    this.request = workload.request().toByteArray();
    this.deadlineMillis = deadlineMillis;
    for (int i = 0; i < connections; i++) {
      channels.add(target.connect());
    }
  }

  /**
   * Sends one call after the other until a time is over: warms up both sides.
   *
   * @param seconds how long
   * @throws LoadException when no call gets through
   */
  public void warmUp(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    String failure = null;
    int successes = 0;
    for (int i = 0; System.nanoTime() < end; i++) {
      ManagedChannel channel = channels.get(i % channels.size());
      try {
        String error =
            RawCalls.error(
                io.grpc.stub.ClientCalls.blockingUnaryCall(
                    channel, RawCalls.EXECUTE, CallOptions.DEFAULT, request));
        failure = error == null ? failure : error;
        successes += error == null ? 1 : 0;
      } catch (io.grpc.StatusRuntimeException e) {
        failure = e.getStatus().getCode() + ": " + e.getStatus().getDescription();
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
    if (successes == 0 && failure != null) {
      throw new LoadException("no call got through: " + failure);
    }
  }

  /**
   * Sends calls at the planned times and waits for their answers.
   *
   * @param times nanoseconds from the start, ascending
   * @param progress is told how far the run is
   * @return what was measured
   */
  public UnaryReport run(long[] times, Progress progress) {
    Outcomes outcomes = new Outcomes();
    Pacer pacer = new Pacer();
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
    long unsent = 0;
    for (int i = 0; i < times.length; i++) {
      pacer.awaitNanoTime(start + times[i]);
      if (outstanding.get() >= MAX_OUTSTANDING) {
        unsent++;
      } else {
        send(channels.get(i % channels.size()), start + times[i], outcomes);
      }
      progress.at(i + 1, times.length);
    }
    double sending = (System.nanoTime() - start) / 1e9;
    awaitAnswers();
    // To the last answer, or what still waits at the end would count as done in time.
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.done();
    return outcomes.report(times.length / sending, seconds, pacer.lag(), unsent);
  }

  private void awaitAnswers() {
    long end = System.nanoTime() + DRAIN_NANOS;
    while (outstanding.get() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private void send(ManagedChannel channel, long intendedNanos, Outcomes outcomes) {
    CallOptions options =
        deadlineMillis == 0
            ? CallOptions.DEFAULT
            : CallOptions.DEFAULT.withDeadlineAfter(deadlineMillis, TimeUnit.MILLISECONDS);
    ClientCall<byte[], byte[]> call = channel.newCall(RawCalls.EXECUTE, options);
    outstanding.incrementAndGet();
    call.start(new Listener(intendedNanos, outcomes), new Metadata());
    call.request(2);
    call.sendMessage(request);
    call.halfClose();
  }

  private final class Listener extends ClientCall.Listener<byte[]> {
    private final long intendedNanos;
    private final Outcomes outcomes;
    private byte[] reply;

    Listener(long intendedNanos, Outcomes outcomes) {
      this.intendedNanos = intendedNanos;
      this.outcomes = outcomes;
    }

    @Override
    public void onMessage(byte[] message) {
      reply = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      long nanos = System.nanoTime() - intendedNanos;
      if (!status.isOk()) {
        outcomes.failed(status, trailers, nanos);
      } else {
        String error = RawCalls.error(reply);
        if (error == null) {
          outcomes.succeeded(nanos);
        } else {
          outcomes.fault(error);
        }
      }
      outstanding.decrementAndGet();
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
