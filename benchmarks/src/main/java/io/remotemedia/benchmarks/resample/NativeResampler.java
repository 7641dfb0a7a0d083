package io.remotemedia.benchmarks.resample;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.remotemedia.benchmarks.foreign.NativeLibrary;
import io.remotemedia.benchmarks.foreign.NativeMissingException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** A native library behind the functions of {@code resample.h}. Mono, 32 bit float. */
final class NativeResampler {
  private static final FunctionDescriptor OPEN =
      FunctionDescriptor.of(ADDRESS, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor ONCE =
      FunctionDescriptor.of(
          JAVA_LONG,
          JAVA_DOUBLE,
          JAVA_DOUBLE,
          JAVA_INT,
          JAVA_INT,
          ADDRESS,
          JAVA_LONG,
          ADDRESS,
          JAVA_LONG);
  private static final FunctionDescriptor AGAIN =
      FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);

  private final MethodHandle once;
  private final MethodHandle open;
  private final MethodHandle again;
  private final MethodHandle close;

  private NativeResampler(NativeLibrary library) {
    once = library.function("resample_once", ONCE);
    open = library.function("resample_open", OPEN);
    again = library.function("resample_again", AGAIN);
    close = library.function("resample_close", FunctionDescriptor.ofVoid(ADDRESS));
  }

  static NativeResampler load(String name, String... packages) throws NativeMissingException {
    return new NativeResampler(NativeLibrary.load("resample_" + name + ".c", packages));
  }

  /** Set-up, conversion and release; returns the frames written. */
  long once(double in, double out, int quality, MemorySegment from, MemorySegment to) {
    try {
      return required(
          (long) once.invokeExact(in, out, 1, quality, from, frames(from), to, frames(to)));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The set-up alone. */
  MemorySegment open(double in, double out, int quality) {
    try {
      MemorySegment state = (MemorySegment) open.invokeExact(in, out, 1, quality);
      required(state.address() == 0 ? -1 : 0);
      return state;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The conversion alone, on a resampler that was set up before; returns the frames written. */
  long again(MemorySegment state, MemorySegment from, MemorySegment to) {
    try {
      return required((long) again.invokeExact(state, from, frames(from), to, frames(to)));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void close(MemorySegment state) {
    try {
      close.invokeExact(state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static long frames(MemorySegment samples) {
    return samples.byteSize() / Float.BYTES;
  }

  private static long required(long frames) {
    if (frames < 0) {
      throw new IllegalStateException("the native library refused the conversion");
    }
    return frames;
  }

  private static RuntimeException unexpected(Throwable e) {
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }
}
