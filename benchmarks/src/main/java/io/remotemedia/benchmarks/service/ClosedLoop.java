package io.remotemedia.benchmarks.service;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** A fixed number of calls in flight, each sent when the one before is answered. */
final class ClosedLoop implements AutoCloseable {
  private static final int MAX_MESSAGE_BYTES = 512 << 20;
  private static final long MAX_NANOS = 60_000_000_000L;

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final byte[] request;
  private final int inFlight;

  /** What a run measured. */
  record Run(Histogram nanos, double perSecond, long failures, byte[] lastReply) {
    double millis(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e6;
    }
  }

  ClosedLoop(String address, byte[] request, int inFlight, int connections) {
    this.request = request;
    this.inFlight = inFlight;
    for (int i = 0; i < connections; i++) {
      channels.add(
          NettyChannelBuilder.forTarget(address)
              .usePlaintext()
              .directExecutor()
              .disableRetry()
              .maxInboundMessageSize(MAX_MESSAGE_BYTES)
              .build());
    }
  }

  Run run(double seconds) throws InterruptedException {
    Recorder recorder = new Recorder(MAX_NANOS, 3);
    AtomicLong failures = new AtomicLong();
    byte[][] last = new byte[1][];
    CountDownLatch lanes = new CountDownLatch(inFlight);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    for (int i = 0; i < inFlight; i++) {
      new Lane(channels.get(i % channels.size()), recorder, failures, last, lanes, end).next();
    }
    lanes.await();
    double took = (System.nanoTime() - start) / 1e9;
    Histogram histogram = recorder.getIntervalHistogram();
    return new Run(histogram, histogram.getTotalCount() / took, failures.get(), last[0]);
  }

  private final class Lane extends ClientCall.Listener<byte[]> {
    private final ManagedChannel channel;
    private final Recorder recorder;
    private final AtomicLong failures;
    private final byte[][] last;
    private final CountDownLatch lanes;
    private final long endNanos;
    private long sentNanos;

    Lane(
        ManagedChannel channel,
        Recorder recorder,
        AtomicLong failures,
        byte[][] last,
        CountDownLatch lanes,
        long endNanos) {
      this.channel = channel;
      this.recorder = recorder;
      this.failures = failures;
      this.last = last;
      this.lanes = lanes;
      this.endNanos = endNanos;
    }

    void next() {
      sentNanos = System.nanoTime();
      ClientCall<byte[], byte[]> call = channel.newCall(RawCall.EXECUTE, CallOptions.DEFAULT);
      call.start(this, new Metadata());
      call.request(2);
      call.sendMessage(request);
      call.halfClose();
    }

    @Override
    public void onMessage(byte[] message) {
      last[0] = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      long now = System.nanoTime();
      if (status.isOk()) {
        recorder.recordValue(now - sentNanos);
      } else {
        failures.incrementAndGet();
      }
      if (now < endNanos) {
        next();
      } else {
        lanes.countDown();
      }
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
