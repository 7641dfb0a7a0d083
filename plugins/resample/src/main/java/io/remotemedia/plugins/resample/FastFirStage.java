package io.remotemedia.plugins.resample;

import java.util.ArrayList;
import java.util.List;

/**
 * A running {@link FastFir} of one channel.
 *
 * <p>The rows of {@code inputs} hold, for each input position and leaf, what the leaf's filter
 * still needs and then the new blocks. The rows of {@code sums} hold, for one output position, the
 * leaves' results, then what each step of the algorithm puts together from three of them; the
 * element before a row is its last value of the blocks before.
 */
final class FastFirStage<A> extends Stage<A> {
  /** Blocks that pass at a time. */
  static final int BLOCKS = 128;

  private static final int ROW_GAP = 16;
  private static final int SUM_PITCH = BLOCKS + ROW_GAP;

  private final FastFir design;
  private final A coefficients;
  private final int taps;
  private final int leaves;
  private final int depth;
  private final int up;
  private final int down;
  private final int inputPitch;
  private final int sumsOfOutput;
  private final A inputs;
  private final A sums;
  private final A results;
  private final int[] leafDifferences;
  private final int[] levelStart;
  private final long firstBlock;
  private long nextBlock;

  FastFirStage(
      FastFir design, Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput) {
    super(arithmetic, design, firstInput, firstOutput);
    this.design = design;
    this.coefficients = coefficients;
    this.taps = design.leafTaps();
    this.leaves = design.leaves();
    this.depth = design.depth();
    this.up = design.ratio().up();
    this.down = design.ratio().down();
    this.inputPitch = inputPitch(design);
    this.levelStart = levelStart(design.levels());
    this.sumsOfOutput = rows(design.levels()) * SUM_PITCH;
    this.leafDifferences = leafDifferences(design.levels());
    this.inputs = arithmetic.allocate(down * leaves * inputPitch);
    this.sums = arithmetic.allocate(ROW_GAP + up * sumsOfOutput);
    this.firstBlock = Math.floorDiv(firstInput, design.blockInputs());
    this.results = arithmetic.allocate(BLOCKS * design.blockOutputs());
  }

  private static int inputPitch(FastFir design) {
    return Math.ceilDiv(design.leafTaps() - 1 + BLOCKS, ROW_GAP) * ROW_GAP + ROW_GAP;
  }

  /** Numbers that the rows hold. */
  static long memory(FastFir design) {
    long inputs = (long) design.ratio().down() * design.leaves() * inputPitch(design);
    long sums = (long) design.ratio().up() * rows(design.levels()) * SUM_PITCH;
    return inputs + sums + (long) BLOCKS * design.blockOutputs();
  }

  /** Rows of sums of one output position: those of level l are 3^l results in 2^(levels-l) rows. */
  private static int rows(int levels) {
    int[] starts = levelStart(levels);
    return starts[0] + (1 << levels);
  }

  /** The first row of each level; the leaves, the innermost level, come first. */
  private static int[] levelStart(int levels) {
    int[] starts = new int[levels + 1];
    int row = 0;
    int nodes = (int) Math.pow(3, levels);
    for (int level = levels; level >= 0; level--) {
      starts[level] = row;
      row += nodes << levels - level;
      nodes /= 3;
    }
    return starts;
  }

  /** Leaves that are differences: of which others, in an order in which both are there. */
  private static int[] leafDifferences(int levels) {
    int leaves = (int) Math.pow(3, levels);
    List<Integer> order = new ArrayList<>();
    for (int twos = 1; twos <= levels; twos++) {
      for (int leaf = 0; leaf < leaves; leaf++) {
        int weight = weightOfFirstTwo(leaf, leaves);
        if (countTwos(leaf) == twos) {
          order.addAll(List.of(leaf, leaf - 2 * weight, leaf - weight));
        }
      }
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int countTwos(int leaf) {
    return leaf == 0 ? 0 : countTwos(leaf / 3) + (leaf % 3 == 2 ? 1 : 0);
  }

  private static int weightOfFirstTwo(int leaf, int leaves) {
    int weight = leaves / 3;
    while (weight > 0 && leaf / weight % 3 != 2) {
      weight /= 3;
    }
    return weight;
  }

  /** Blocks start on an absolute grid; the rows want every block from the first sound on. */
  @Override
  protected long firstNeeded() {
    return firstBlock * design.blockInputs();
  }

  @Override
  void reset() {
    super.reset();
    nextBlock = firstBlock;
    for (int row = 0; row < down * leaves; row++) {
      arithmetic.clear(inputs, row * inputPitch, taps - 1);
    }
    for (int row = 0; row < up * sumsOfOutput / SUM_PITCH; row++) {
      arithmetic.clear(sums, ROW_GAP + row * SUM_PITCH - 1, 1);
    }
  }

  @Override
  protected void run(A window, long origin, long from, long to, A out, int at) {
    long lastBlock = Math.floorDiv(to / up + design.lastPeriod(), depth);
    int written = 0;
    while (nextBlock < lastBlock) {
      int count = (int) Math.min(BLOCKS, lastBlock - nextBlock);
      takeIn(window, (int) (nextBlock * design.blockInputs() - origin), count);
      filter(count);
      putTogether(count);
      long first = (nextBlock * depth - design.lastPeriod()) * up;
      int skipped = Math.clamp(from - first, 0, count * design.blockOutputs());
      int kept = count * design.blockOutputs() - skipped;
      System.arraycopy(results, skipped, out, at + written, kept);
      written += kept;
      nextBlock += count;
    }
  }

  /** Sorts input into the leaves' rows, behind what these still need from before. */
  private void takeIn(A window, int at, int count) {
    for (int position = 0; position < down; position++) {
      int rows = position * leaves;
      for (int part = 0; part < depth; part++) {
        arithmetic.gather(
            window,
            at + part * down + position,
            design.blockInputs(),
            inputs,
            newest(rows + leafOf(part)),
            count);
      }
      for (int i = 0; i < leafDifferences.length; i += 3) {
        arithmetic.subtract(
            inputs,
            newest(rows + leafDifferences[i + 1]),
            newest(rows + leafDifferences[i + 2]),
            newest(rows + leafDifferences[i]),
            count);
      }
    }
  }

  /** The leaf that is one part and no sum; the lowest bit of the part is its first digit. */
  private int leafOf(int part) {
    int leaf = 0;
    for (int bits = part, level = 0; level < design.levels(); level++, bits >>= 1) {
      leaf = leaf * 3 + (bits & 1);
    }
    return leaf;
  }

  private int newest(int row) {
    return row * inputPitch + taps - 1;
  }

  private void filter(int count) {
    for (int leaf = 0; leaf < leaves; leaf++) {
      filter(leaf, count);
    }
    for (int row = 0; row < down * leaves; row++) {
      int start = row * inputPitch;
      System.arraycopy(inputs, start + count, inputs, start, taps - 1);
    }
  }

  /** The input positions are segments of one sum. */
  private void filter(int leaf, int count) {
    int row = leaf * inputPitch;
    int nextInput = leaves * inputPitch;
    int nextTaps = leaves * taps;
    int output = 0;
    for (; up - output == 3 || up - output > 4; output += 3) {
      arithmetic.convolveThree(
          coefficients,
          taps(output, leaf),
          down * nextTaps,
          taps,
          inputs,
          row,
          down,
          nextTaps,
          nextInput,
          sums,
          sumRow(output, leaf),
          sumsOfOutput,
          count);
    }
    for (; output + 2 <= up; output += 2) {
      arithmetic.convolveTwo(
          coefficients,
          taps(output, leaf),
          taps(output + 1, leaf),
          taps,
          inputs,
          row,
          down,
          nextTaps,
          nextInput,
          sums,
          sumRow(output, leaf),
          sumRow(output + 1, leaf),
          count);
    }
    if (output < up) {
      arithmetic.convolve(
          coefficients,
          taps(output, leaf),
          taps,
          inputs,
          row,
          down,
          nextTaps,
          nextInput,
          sums,
          sumRow(output, leaf),
          count,
          false);
    }
  }

  private int taps(int output, int leaf) {
    return (output * down * leaves + leaf) * taps;
  }

  private int sumRow(int output, int row) {
    return ROW_GAP + output * sumsOfOutput + row * SUM_PITCH;
  }

  private void putTogether(int count) {
    for (int output = 0; output < up; output++) {
      int nodes = leaves / 3;
      for (int level = design.levels() - 1; level >= 0; level--, nodes /= 3) {
        for (int node = 0; node < nodes; node++) {
          combine(output, level, node, count);
        }
      }
      for (int part = 0; part < depth; part++) {
        arithmetic.scatter(
            sums,
            sumRow(output, levelStart[0] + part),
            results,
            part * up + output,
            design.blockOutputs(),
            count);
      }
    }
  }

  /** One step of the algorithm: see {@link Arithmetic#combine}. */
  private void combine(int output, int level, int node, int count) {
    int parts = 1 << design.levels() - level - 1;
    int first = sumRow(output, levelStart[level + 1] + 3 * node * parts);
    int second = first + parts * SUM_PITCH;
    int apart = second + parts * SUM_PITCH;
    int to = sumRow(output, levelStart[level] + node * 2 * parts);
    int latest = second + (parts - 1) * SUM_PITCH;
    for (int part = 0; part < parts; part++) {
      int row = part * SUM_PITCH;
      int late = part == 0 ? latest - 1 : second + row - SUM_PITCH;
      arithmetic.combine(
          sums,
          first + row,
          second + row,
          apart + row,
          late,
          to + 2 * row,
          to + 2 * row + SUM_PITCH,
          count);
    }
    System.arraycopy(sums, latest + count - 1, sums, latest - 1, 1);
  }
}
