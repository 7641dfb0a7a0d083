package chaos;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NoParameters;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One node type for each way to misbehave. A node passes audio on until it hears a sample of 2.0 or
 * more; then it misbehaves. The test and the nodes talk through system properties, because nothing
 * else is on both sides of a class loader.
 */
public final class Chaos {
  static final float TRIGGER = 2;
  static final List<Object> KEPT = new ArrayList<>();

  private Chaos() {}

  /** Passes audio on. What it does when it is triggered is its misbehaviour. */
  abstract static class Misbehaviour implements Node {
    NodeContext context;

    @Override
    public void open(NodeContext given) throws NodeException {
      context = given;
    }

    abstract NodeOutcome misbehave(NodeInput input, NodeOutput output) throws Exception;

    NodeOutcome behave(NodeInput input, NodeOutput output) throws NodeException {
      if (input.audio().frames() > 0) {
        output.emit(input.audio());
      }
      return NodeOutcome.PRODUCED;
    }

    @Override
    public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
      if (!isTriggered(input.audio())) {
        return behave(input, output);
      }
      System.getProperties().put("chaos.entered", context.executionId());
      try {
        return misbehave(input, output);
      } catch (Exception e) {
        throw Misbehaviour.<RuntimeException>sneaky(e);
      }
    }

    @Override
    public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
      NodeOutcome outcome = process(input, output);
      return outcome == null ? null : NodeOutcome.DONE;
    }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> E sneaky(Throwable e) throws E {
      throw (E) e;
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
      System.getProperties()
          .put("chaos.closed", Integer.toString(Integer.getInteger("chaos.closed", 0) + 1));
    }
  }

  static boolean isTriggered(AudioBuffer audio) {
    if (audio.format().sampleFormat() != SampleFormat.F32) {
      return false;
    }
    float[] first = new float[1];
    if (audio.sampleCount() > 0) {
      audio.copyFloats(0, first, 0, 1);
    }
    return first[0] >= TRIGGER;
  }

  static boolean isReleased() {
    return Boolean.getBoolean("chaos.release");
  }

  /** What a triggered node does. */
  interface Deed {
    NodeOutcome do_(NodeContext context, NodeInput input, NodeOutput output) throws Exception;
  }

  /** A factory whose name is that of its class. */
  abstract static class Factory implements NodeFactory<NoParameters> {
    private final Deed deed;

    Factory(Deed deed) {
      this.deed = deed;
    }

    @Override
    public NodeDescriptor descriptor() {
      return NodeDescriptor.of(getClass().getSimpleName(), "1.0.0", "Misbehaves.")
          .takes(SignalKind.AUDIO)
          .emits(SignalKind.AUDIO)
          .build();
    }

    @Override
    public Class<NoParameters> parametersType() {
      return NoParameters.class;
    }

    @Override
    public NodePlan plan(NoParameters parameters, List<AudioFormat> inputs) {
      return NodePlan.sameFormat(inputs.getFirst());
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Misbehaviour() {
        @Override
        NodeOutcome misbehave(NodeInput input, NodeOutput output) throws Exception {
          return deed.do_(context, input, output);
        }
      };
    }
  }

  // Failures.

  public static final class ThrowsChecked extends Factory {
    public ThrowsChecked() {
      super(
          (context, input, output) -> {
            throw new java.io.IOException("/secret/path of chaos.Chaos");
          });
    }
  }

  public static final class ThrowsUnchecked extends Factory {
    public ThrowsUnchecked() {
      super(
          (context, input, output) -> {
            throw new IllegalStateException("chaos.Chaos$Secret");
          });
    }
  }

  public static final class ThrowsClassified extends Factory {
    public ThrowsClassified() {
      super(
          (context, input, output) -> {
            throw new NodeException(
                NodeErrorCode.INVALID_INPUT, "received 2.0, accepted is below 2.0");
          });
    }
  }

  public static final class OverflowsStack extends Factory {
    public OverflowsStack() {
      super((context, input, output) -> deeper(1));
    }

    static NodeOutcome deeper(int depth) {
      return depth < 0 ? NodeOutcome.DONE : deeper(depth + 1 & Integer.MAX_VALUE);
    }
  }

  public static final class FailsAssertion extends Factory {
    public FailsAssertion() {
      super(
          (context, input, output) -> {
            throw new AssertionError("asserted");
          });
    }
  }

  public static final class LacksMethod extends Factory {
    public LacksMethod() {
      super(
          (context, input, output) -> {
            throw new NoSuchMethodError("chaos.Gone.method()");
          });
    }
  }

  public static final class ThrowsOwnError extends Factory {
    static final class OwnError extends Error {
      private static final long serialVersionUID = 1L;
    }

    public ThrowsOwnError() {
      super(
          (context, input, output) -> {
            throw new OwnError();
          });
    }
  }

  public static final class FailsEveryThird extends Factory {
    private static final AtomicInteger CALLS = new AtomicInteger();

    public FailsEveryThird() {
      super(
          (context, input, output) -> {
            if (CALLS.incrementAndGet() % 3 == 0) {
              throw new IllegalStateException("every third");
            }
            output.emit(input.audio());
            return NodeOutcome.PRODUCED;
          });
    }
  }

  // Memory.

  public static final class AsksForAllMemory extends Factory {
    public AsksForAllMemory() {
      super(
          (context, input, output) -> {
            KEPT.add(new long[Integer.MAX_VALUE]);
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class MakesGarbage extends Factory {
    public MakesGarbage() {
      super(
          (context, input, output) -> {
            long sum = 0;
            while (!isReleased()) {
              sum += new byte[1 << 20].length;
              context.checkCancelled();
            }
            throw new IllegalStateException("released after " + sum);
          });
    }
  }

  public static final class KeepsArrays extends Factory {
    public KeepsArrays() {
      super(
          (context, input, output) -> {
            List<byte[]> kept = new ArrayList<>();
            while (!isReleased()) {
              kept.add(new byte[1 << 16]);
              context.checkCancelled();
            }
            throw new IllegalStateException("released with " + kept.size());
          });
    }
  }

  public static final class AsksForOneBuffer extends Factory {
    public AsksForOneBuffer() {
      super(
          (context, input, output) -> {
            context.allocate(input.audio().format(), 10_000_000);
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class AsksForManyBuffers extends Factory {
    public AsksForManyBuffers() {
      super(
          (context, input, output) -> {
            for (int i = 0; i < 20_000; i++) {
              context.allocate(input.audio().format(), 1_000);
            }
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class KeepsBuffers extends Factory {
    public KeepsBuffers() {
      super(
          (context, input, output) -> {
            for (int size = 1 << 22; ; size = Math.max(1 << 12, size / 4)) {
              try {
                while (true) {
                  KEPT.add(new byte[size]);
                }
              } catch (OutOfMemoryError e) {
                if (size == 1 << 12) {
                  throw e;
                }
              }
            }
          });
    }
  }

  // Time.

  public static final class Spins extends Factory {
    public Spins() {
      super(
          (context, input, output) -> {
            while (!isReleased()) {
              Thread.onSpinWait();
            }
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class SpinsAndChecks extends Factory {
    public SpinsAndChecks() {
      super(
          (context, input, output) -> {
            while (!isReleased()) {
              context.checkCancelled();
            }
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class Sleeps extends Factory {
    public Sleeps() {
      super(
          (context, input, output) -> {
            new CountDownLatch(1).await();
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class SwallowsInterrupt extends Factory {
    public SwallowsInterrupt() {
      super(
          (context, input, output) -> {
            Object lock = new Object();
            while (!isReleased()) {
              synchronized (lock) {
                try {
                  lock.wait(10);
                } catch (InterruptedException e) {
                  // Goes on all the same.
                }
              }
            }
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class SpinsInOpen extends Factory {
    public SpinsInOpen() {
      super(null);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Misbehaviour() {
        @Override
        public void open(NodeContext given) {
          context = given;
          System.getProperties().put("chaos.entered", context.executionId());
          while (!isReleased()) {
            Thread.onSpinWait();
          }
        }

        @Override
        NodeOutcome misbehave(NodeInput input, NodeOutput output) throws NodeException {
          return behave(input, output);
        }
      };
    }
  }

  public static final class SpinsInClose extends Factory {
    public SpinsInClose() {
      super(null);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Misbehaviour() {
        @Override
        NodeOutcome misbehave(NodeInput input, NodeOutput output) throws NodeException {
          return behave(input, output);
        }

        @Override
        public void close() {
          System.getProperties().put("chaos.entered", context.executionId());
          while (!isReleased()) {
            Thread.onSpinWait();
          }
        }
      };
    }
  }

  // The contract.

  public static final class ReturnsNull extends Factory {
    public ReturnsNull() {
      super((context, input, output) -> null);
    }
  }

  public static final class CreatesNull extends Factory {
    public CreatesNull() {
      super(null);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return null;
    }
  }

  public static final class EmitsNull extends Factory {
    public EmitsNull() {
      super(
          (context, input, output) -> {
            output.emit(null);
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class EmitsAnotherFormat extends Factory {
    public EmitsAnotherFormat() {
      super(
          (context, input, output) -> {
            output.emit(AudioBuffer.of(new AudioFormat(8_000, 1, SampleFormat.F32), new float[1]));
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class EmitsTooMuch extends Factory {
    public EmitsTooMuch() {
      super(
          (context, input, output) -> {
            output.emit(input.audio());
            output.emit(input.audio());
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class EmitsTooMuchAndHidesIt extends Factory {
    public EmitsTooMuchAndHidesIt() {
      super(
          (context, input, output) -> {
            output.emit(input.audio());
            try {
              output.emit(input.audio());
            } catch (NodeException e) {
              // Hides it.
            }
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class EmitsNoData extends Factory {
    public EmitsNoData() {
      super(
          (context, input, output) -> {
            output.emitData(new Object());
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class EmitsNaN extends Factory {
    public EmitsNaN() {
      super(
          (context, input, output) -> {
            WritableAudioBuffer out =
                context.allocate(input.audio().format(), input.audio().frames());
            out.floats()[input.audio().frames() / 2] = Float.NaN;
            output.emit(out.freeze());
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class WritesAfterEmit extends Factory {
    public WritesAfterEmit() {
      super(
          (context, input, output) -> {
            WritableAudioBuffer out =
                context.allocate(input.audio().format(), input.audio().frames());
            float[] kept = out.floats();
            output.emit(out.freeze());
            Arrays.fill(kept, 0.75f);
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class WritesFrozenBuffer extends Factory {
    public WritesFrozenBuffer() {
      super(
          (context, input, output) -> {
            WritableAudioBuffer out =
                context.allocate(input.audio().format(), input.audio().frames());
            output.emit(out.freeze());
            out.floats()[0] = 0.75f;
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class WritesItsInput extends Factory {
    public WritesItsInput() {
      super(
          (context, input, output) -> {
            input.audio().floats().put(0, 0.75f);
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class EmitsFromAnotherThread extends Factory {
    public EmitsFromAnotherThread() {
      super(
          (context, input, output) -> {
            AudioBuffer audio = input.audio();
            inThread(() -> output.emit(audio)).join();
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class EmitsAfterReturn extends Factory {
    private static NodeOutput late;

    public EmitsAfterReturn() {
      super(
          (context, input, output) -> {
            output.emit(input.audio());
            NodeOutput kept = late;
            late = output;
            if (kept != null) {
              kept.emit(input.audio());
            }
            return NodeOutcome.PRODUCED;
          });
    }
  }

  public static final class AllocatesLater extends Factory {
    public AllocatesLater() {
      super(
          (context, input, output) -> {
            inThread(() -> context.allocate(input.audio().format(), 1)).join();
            output.emit(input.audio());
            return NodeOutcome.PRODUCED;
          });
    }
  }

  interface Risky {
    void run() throws Exception;
  }

  static Thread inThread(Risky task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                // What the host says to a thread of the plugin's own stays there.
              }
            },
            "chaos-own-thread");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** A neighbour: stateful and well-behaved. Adds to each sample the one before. */
  public static final class Adds extends Factory {
    public Adds() {
      super(null);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Misbehaviour() {
        private float before;

        @Override
        NodeOutcome misbehave(NodeInput input, NodeOutput output) throws NodeException {
          return behave(input, output);
        }

        @Override
        NodeOutcome behave(NodeInput input, NodeOutput output) throws NodeException {
          AudioBuffer in = input.audio();
          if (in.frames() == 0) {
            return NodeOutcome.NEED_MORE;
          }
          WritableAudioBuffer out = context.allocate(in.format(), in.frames());
          float[] samples = out.floats();
          in.copyFloats(0, samples, 0, in.sampleCount());
          for (int i = 0; i < samples.length; i++) {
            float now = samples[i];
            samples[i] = now + before;
            before = now;
          }
          output.emit(out.freeze());
          return NodeOutcome.PRODUCED;
        }
      };
    }
  }
}
