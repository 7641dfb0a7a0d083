package io.remotemedia.server.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Audio messages to audio buffers and back, one bulk copy each way. */
final class WireAudio {
  private WireAudio() {}

  /**
   * Decodes a message.
   *
   * @throws PipelineException when parts of it contradict each other or the limits; all faults are
   *     told together
   */
  static io.remotemedia.spi.AudioBuffer decode(String nodeId, AudioBuffer message, LimitGrant grant)
      throws PipelineException {
    return decode(nodeId, message, SampleBytes.of(message.getSamples()), grant);
  }

  /**
   * Decodes a message whose samples lie apart from it.
   *
   * @throws PipelineException when parts of it contradict each other or the limits; all faults are
   *     told together
   */
  static io.remotemedia.spi.AudioBuffer decode(
      String nodeId, AudioBuffer message, SampleBytes samples, LimitGrant grant)
      throws PipelineException {
    return read((int) message.getNumSamples(), samples, format(nodeId, message, samples, grant));
  }

  /**
   * The format of a message that fits, without touching its samples.
   *
   * @throws PipelineException when parts of it contradict each other or the limits; all faults are
   *     told together
   */
  static AudioFormat format(
      String nodeId, AudioBuffer message, SampleBytes samples, LimitGrant grant)
      throws PipelineException {
    PipelineEngine.checkSamples(nodeId, message.getNumSamples(), grant);
    List<String> faults = faults(message, samples.size());
    if (!faults.isEmpty()) {
      throw new PipelineException(
          Fault.ofNode(
              DiagnosticCode.INVALID_AUDIO,
              nodeId,
              "the audio for node \"%s\" does not fit: %s"
                  .formatted(nodeId, String.join("; ", faults))));
    }
    return formatOf(message);
  }

  private static List<String> faults(AudioBuffer message, long bytes) {
    List<String> faults = new ArrayList<>();
    int rate = message.getSampleRate();
    if (rate < AudioFormat.MIN_SAMPLE_RATE || rate > AudioFormat.MAX_SAMPLE_RATE) {
      faults.add(
          "sample_rate is %s Hz, accepted are %d to %d"
              .formatted(
                  Integer.toUnsignedString(rate),
                  AudioFormat.MIN_SAMPLE_RATE,
                  AudioFormat.MAX_SAMPLE_RATE));
    }
    int channels = message.getChannels();
    boolean channelsFit = channels >= 1 && channels <= AudioFormat.MAX_CHANNELS;
    if (!channelsFit) {
      faults.add(
          "channels is %s, accepted are 1 to %d"
              .formatted(Integer.toUnsignedString(channels), AudioFormat.MAX_CHANNELS));
    }
    SampleFormat format = sampleFormat(message);
    if (format == null) {
      faults.add(
          "format is %d, accepted are AUDIO_FORMAT_F32 (1), AUDIO_FORMAT_I16 (2), AUDIO_FORMAT_I32 (3)"
              .formatted(message.getFormatValue()));
    } else {
      addLengthFaults(message, bytes, format, channelsFit, faults);
    }
    return faults;
  }

  private static void addLengthFaults(
      AudioBuffer message,
      long bytes,
      SampleFormat format,
      boolean channelsFit,
      List<String> faults) {
    long samples = message.getNumSamples();
    if (samples < 0 || samples > Integer.MAX_VALUE || bytes != samples * format.bytes()) {
      faults.add(
          "samples has %d bytes, num_samples is %s of %d bytes each (%s)"
              .formatted(bytes, Long.toUnsignedString(samples), format.bytes(), format));
    } else if (channelsFit && samples % message.getChannels() != 0) {
      faults.add(
          "num_samples is %d, no whole number of frames of %d channels"
              .formatted(samples, message.getChannels()));
    }
  }

  private static SampleFormat sampleFormat(AudioBuffer message) {
    return switch (message.getFormat()) {
      case AUDIO_FORMAT_F32 -> SampleFormat.F32;
      case AUDIO_FORMAT_I16 -> SampleFormat.I16;
      case AUDIO_FORMAT_I32 -> SampleFormat.I32;
      case AUDIO_FORMAT_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static AudioFormat formatOf(AudioBuffer message) {
    return new AudioFormat(message.getSampleRate(), message.getChannels(), sampleFormat(message));
  }

  private static io.remotemedia.spi.AudioBuffer read(
      int samples, SampleBytes bytes, AudioFormat format) {
    return switch (format.sampleFormat()) {
      case F32 -> {
        float[] values = new float[samples];
        copy(bytes, MemorySegment.ofArray(values), ValueLayout.JAVA_INT);
        yield io.remotemedia.spi.AudioBuffer.of(format, values);
      }
      case I16 -> {
        short[] values = new short[samples];
        copy(bytes, MemorySegment.ofArray(values), ValueLayout.JAVA_SHORT);
        yield io.remotemedia.spi.AudioBuffer.of(format, values);
      }
      case I32 -> {
        int[] values = new int[samples];
        copy(bytes, MemorySegment.ofArray(values), ValueLayout.JAVA_INT);
        yield io.remotemedia.spi.AudioBuffer.of(format, values);
      }
    };
  }

  private static void copy(SampleBytes bytes, MemorySegment target, ValueLayout sample) {
    bytes.copyTo(target);
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      MemorySegment.copy(
          target,
          sample.withOrder(ByteOrder.LITTLE_ENDIAN),
          0,
          target,
          sample,
          0,
          target.byteSize() / sample.byteSize());
    }
  }

  static AudioBuffer encode(io.remotemedia.spi.AudioBuffer audio) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(audio.byteSize())).order(ByteOrder.LITTLE_ENDIAN);
    io.remotemedia.protocol.v1.AudioFormat format =
        switch (audio.format().sampleFormat()) {
          case F32 -> {
            bytes.asFloatBuffer().put(audio.floats());
            yield io.remotemedia.protocol.v1.AudioFormat.AUDIO_FORMAT_F32;
          }
          case I16 -> {
            bytes.asShortBuffer().put(audio.shorts());
            yield io.remotemedia.protocol.v1.AudioFormat.AUDIO_FORMAT_I16;
          }
          case I32 -> {
            bytes.asIntBuffer().put(audio.ints());
            yield io.remotemedia.protocol.v1.AudioFormat.AUDIO_FORMAT_I32;
          }
        };
    // The array is ours alone and never written again, so the message may share it.
    ByteString samples = UnsafeByteOperations.unsafeWrap(bytes.array());
    return AudioBuffer.newBuilder()
        .setSamples(samples)
        .setSampleRate(audio.format().sampleRate())
        .setChannels(audio.format().channels())
        .setFormat(format)
        .setNumSamples(audio.sampleCount())
        .build();
  }
}
