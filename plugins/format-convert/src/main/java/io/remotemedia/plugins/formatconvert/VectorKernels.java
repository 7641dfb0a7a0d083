package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops in the incubating Vector API. Nothing else mentions that API, and this class is
 * loaded only where it is present.
 *
 * <p>Every load takes the type of the array that lies beneath: only then does the compiler turn it
 * into one instruction.
 */
final class VectorKernels {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
  private static final int LANES = FLOATS.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final int SIGN = 0x8000_0000;
  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int INFINITY = 0x7f80_0000;
  private static final int ONE = 0x3f80_0000;

  /** The bits of 2^-8: from here up, a float times 2^31 has no fraction. */
  private static final int WHOLE_AS_I32 = 0x3b80_0000;

  /** The bits of 2^23, which rounds a smaller float of the same sign when added and subtracted. */
  private static final int TWO_TO_23 = 0x4b00_0000;

  private static final int ROUNDER_BITS = Float.floatToRawIntBits(SampleRounding.ROUNDER);

  private VectorKernels() {}

  static SampleKernel of(SampleFormat from, SampleFormat to) {
    return switch (from) {
      case F32 -> to == SampleFormat.I16 ? VectorKernels::f32ToI16 : VectorKernels::f32ToI32;
      case I16 -> to == SampleFormat.F32 ? VectorKernels::i16ToF32 : VectorKernels::i16ToI32;
      case I32 -> to == SampleFormat.F32 ? VectorKernels::i32ToF32 : VectorKernels::i32ToI16;
    };
  }

  private static boolean f32ToI16(AudioBuffer in, int from, int count, WritableAudioBuffer out) {
    MemorySegment source = in.segment();
    short[] target = out.shorts();
    int end = from + count;
    int at = from;
    IntVector peak = IntVector.zero(INTS);
    for (; at <= end - LANES; at += LANES) {
      IntVector bits =
          FloatVector.fromMemorySegment(FLOATS, source, 4L * at, ORDER).reinterpretAsInts();
      // The bits of positive floats are ordered as the floats are, and comparing integers is
      // cheaper: this clamps to [-1, 1].
      IntVector magnitude = bits.and(MAGNITUDE);
      peak = peak.max(magnitude);
      FloatVector clamped = magnitude.min(ONE).or(bits.and(SIGN)).reinterpretAsFloats();
      IntVector rounded =
          clamped
              .mul(0x1p15f)
              .add(SampleRounding.ROUNDER)
              .reinterpretAsInts()
              .sub(ROUNDER_BITS)
              .min(Short.MAX_VALUE);
      ((ShortVector) rounded.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(target, at);
    }
    boolean numbers = peak.reduceLanes(VectorOperators.MAX) <= INFINITY;
    for (; at < end; at++) {
      float value = source.getAtIndex(ValueLayout.JAVA_FLOAT, at);
      target[at] = SampleRounding.toI16(value);
      numbers &= !Float.isNaN(value);
    }
    return numbers;
  }

  private static boolean f32ToI32(AudioBuffer in, int from, int count, WritableAudioBuffer out) {
    MemorySegment source = in.segment();
    int[] target = out.ints();
    int end = from + count;
    int at = from;
    IntVector peak = IntVector.zero(INTS);
    for (; at <= end - LANES; at += LANES) {
      FloatVector value = FloatVector.fromMemorySegment(FLOATS, source, 4L * at, ORDER);
      IntVector bits = value.reinterpretAsInts();
      IntVector magnitude = bits.and(MAGNITUDE);
      peak = peak.max(magnitude);
      FloatVector rounder = bits.and(SIGN).or(TWO_TO_23).reinterpretAsFloats();
      VectorMask<Float> fraction = magnitude.lt(WHOLE_AS_I32).cast(FLOATS);
      FloatVector scaled = value.mul(0x1p31f);
      FloatVector rounded = scaled.blend(scaled.add(rounder).sub(rounder), fraction);
      ((IntVector) rounded.convert(VectorOperators.F2I, 0)).intoArray(target, at);
    }
    boolean numbers = peak.reduceLanes(VectorOperators.MAX) <= INFINITY;
    for (; at < end; at++) {
      float value = source.getAtIndex(ValueLayout.JAVA_FLOAT, at);
      target[at] = SampleRounding.toI32(value);
      numbers &= !Float.isNaN(value);
    }
    return numbers;
  }

  private static boolean i16ToF32(AudioBuffer in, int from, int count, WritableAudioBuffer out) {
    MemorySegment source = in.segment();
    float[] target = out.floats();
    int end = from + count;
    int at = from;
    for (; at <= end - LANES; at += LANES) {
      ShortVector value = ShortVector.fromMemorySegment(SHORTS, source, 2L * at, ORDER);
      ((FloatVector) value.convertShape(VectorOperators.S2F, FLOATS, 0))
          .mul(0x1p-15f)
          .intoArray(target, at);
    }
    for (; at < end; at++) {
      target[at] = SampleRounding.toF32(source.getAtIndex(ValueLayout.JAVA_SHORT, at));
    }
    return true;
  }

  private static boolean i16ToI32(AudioBuffer in, int from, int count, WritableAudioBuffer out) {
    MemorySegment source = in.segment();
    int[] target = out.ints();
    int end = from + count;
    int at = from;
    for (; at <= end - LANES; at += LANES) {
      ShortVector value = ShortVector.fromMemorySegment(SHORTS, source, 2L * at, ORDER);
      ((IntVector) value.convertShape(VectorOperators.S2I, INTS, 0))
          .lanewise(VectorOperators.LSHL, 16)
          .intoArray(target, at);
    }
    for (; at < end; at++) {
      target[at] = SampleRounding.toI32(source.getAtIndex(ValueLayout.JAVA_SHORT, at));
    }
    return true;
  }

  private static boolean i32ToF32(AudioBuffer in, int from, int count, WritableAudioBuffer out) {
    MemorySegment source = in.segment();
    float[] target = out.floats();
    int end = from + count;
    int at = from;
    for (; at <= end - LANES; at += LANES) {
      IntVector value = IntVector.fromMemorySegment(INTS, source, 4L * at, ORDER);
      ((FloatVector) value.convert(VectorOperators.I2F, 0)).mul(0x1p-31f).intoArray(target, at);
    }
    for (; at < end; at++) {
      target[at] = SampleRounding.toF32(source.getAtIndex(ValueLayout.JAVA_INT, at));
    }
    return true;
  }

  private static boolean i32ToI16(AudioBuffer in, int from, int count, WritableAudioBuffer out) {
    MemorySegment source = in.segment();
    short[] target = out.shorts();
    int end = from + count;
    int at = from;
    for (; at <= end - LANES; at += LANES) {
      IntVector value = IntVector.fromMemorySegment(INTS, source, 4L * at, ORDER);
      IntVector odd = value.lanewise(VectorOperators.ASHR, 16).and(1);
      IntVector rounded =
          value
              .min(SampleRounding.MAX_FOR_I16)
              .add(0x7fff)
              .add(odd)
              .lanewise(VectorOperators.ASHR, 16);
      ((ShortVector) rounded.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(target, at);
    }
    for (; at < end; at++) {
      target[at] = SampleRounding.toI16(source.getAtIndex(ValueLayout.JAVA_INT, at));
    }
    return true;
  }
}
