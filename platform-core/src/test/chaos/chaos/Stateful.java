package chaos;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NoParameters;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.OutputBound;
import io.remotemedia.spi.SignalKind;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Well-behaved nodes with state of every kind, for graphs whose output must not depend on chunks.
 */
public final class Stateful {
  private Stateful() {}

  /** Frames that arrived and did not leave. */
  static final class Fifo {
    private float[] samples = new float[16];
    private int size;

    void add(AudioBuffer audio) {
      samples = Arrays.copyOf(samples, Math.max(samples.length, size + audio.sampleCount()));
      audio.copyFloats(0, samples, size, audio.sampleCount());
      size += audio.sampleCount();
    }

    float[] take(int count) {
      float[] taken = Arrays.copyOf(samples, count);
      System.arraycopy(samples, count, samples, 0, size - count);
      size -= count;
      return taken;
    }
  }

  /** Keeps what it hears and says how much may leave. */
  abstract static class Keeper implements Node {
    private final int inputs;
    private final AudioFormat format;
    private final Fifo[] fifos;
    private NodeContext context;

    Keeper(NodeSetup<NoParameters> setup) {
      inputs = setup.inputs().size();
      format = setup.inputs().getFirst();
      fifos = new Fifo[inputs];
      Arrays.setAll(fifos, i -> new Fifo());
    }

    @Override
    public void open(NodeContext given) {
      context = given;
    }

    /** How many frames leave, of those that every input has. */
    abstract int leaving(int available, boolean last);

    abstract float[] combine(float[][] taken);

    @Override
    public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
      return run(input, output, false);
    }

    @Override
    public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
      run(input, output, true);
      return NodeOutcome.DONE;
    }

    private NodeOutcome run(NodeInput input, NodeOutput output, boolean last) throws NodeException {
      int available = Integer.MAX_VALUE;
      for (int i = 0; i < inputs; i++) {
        fifos[i].add(input.audio(i));
        available = Math.min(available, fifos[i].size);
      }
      int count = leaving(available, last);
      float[][] taken = new float[inputs][];
      for (int i = 0; i < inputs; i++) {
        taken[i] = fifos[i].take(count);
      }
      float[] out = combine(taken);
      if (out.length == 0) {
        return NodeOutcome.NEED_MORE;
      }
      WritableAudioBuffer buffer = context.allocate(format, out.length);
      System.arraycopy(out, 0, buffer.floats(), 0, out.length);
      output.emit(buffer.freeze());
      return NodeOutcome.PRODUCED;
    }

    @Override
    public void reset() {
      Arrays.setAll(fifos, i -> new Fifo());
    }

    @Override
    public void close() {}
  }

  abstract static class Factory extends Chaos.Factory {
    private final int maxInputs;

    Factory(int maxInputs) {
      super(null);
      this.maxInputs = maxInputs;
    }

    @Override
    public NodeDescriptor descriptor() {
      return NodeDescriptor.of(getClass().getSimpleName(), "1.0.0", "Behaves.")
          .takes(SignalKind.AUDIO)
          .emits(SignalKind.AUDIO)
          .inputs(0, maxInputs)
          .build();
    }

    @Override
    public NodePlan plan(NoParameters parameters, List<AudioFormat> inputs) {
      return new NodePlan(inputs.getFirst(), 100, 4_096, new OutputBound(1, 1, 10_000_000));
    }
  }

  /** Holds 100 frames back until the end: a latency and a tail. */
  public static final class Delays extends Factory {
    public Delays() {
      super(1);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Keeper(setup) {
        @Override
        int leaving(int available, boolean last) {
          return last ? available : Math.max(0, available - 100);
        }

        @Override
        float[] combine(float[][] taken) {
          return taken[0];
        }
      };
    }
  }

  /** Emits nothing before the end. */
  public static final class Waits extends Factory {
    public Waits() {
      super(1);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Keeper(setup) {
        @Override
        int leaving(int available, boolean last) {
          return last ? available : 0;
        }

        @Override
        float[] combine(float[][] taken) {
          return taken[0];
        }
      };
    }
  }

  /** Works on blocks of 37 frames, of which it emits the running sum. */
  public static final class Frames extends Factory {
    public Frames() {
      super(1);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Keeper(setup) {
        private float sum;

        @Override
        int leaving(int available, boolean last) {
          return last ? available : available / 37 * 37;
        }

        @Override
        float[] combine(float[][] taken) {
          float[] out = taken[0];
          for (int i = 0; i < out.length; i++) {
            sum = sum / 2 + out[i];
            out[i] = sum;
          }
          return out;
        }
      };
    }
  }

  /** Adds up its inputs, as far as all of them have come. */
  public static final class Mixes extends Factory {
    public Mixes() {
      super(4);
    }

    @Override
    public Node create(NodeSetup<NoParameters> setup) {
      return new Keeper(setup) {
        @Override
        int leaving(int available, boolean last) {
          return available;
        }

        @Override
        float[] combine(float[][] taken) {
          float[] out = taken[0];
          for (int input = 1; input < taken.length; input++) {
            for (int i = 0; i < out.length; i++) {
              out[i] = out[i] * 0.5f + taken[input][i];
            }
          }
          return out;
        }
      };
    }
  }
}
