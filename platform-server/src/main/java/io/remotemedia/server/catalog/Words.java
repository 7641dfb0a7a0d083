package io.remotemedia.server.catalog;

import io.remotemedia.protocol.v1.AudioDescription;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.AudioFormatSet;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.protocol.v1.Port;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats, ports and states in words, the same on pages and in the terminal. */
public final class Words {
  private Words() {}

  /**
   * A format.
   *
   * @param format the format
   * @return like {@code 44100 Hz, 1 channel, F32}
   */
  public static String format(AudioDescription format) {
    return "%d Hz, %d %s, %s"
        .formatted(
            format.getSampleRate(),
            format.getChannels(),
            format.getChannels() == 1 ? "channel" : "channels",
            sampleFormat(format.getFormat()));
  }

  private static String sampleFormat(AudioFormat format) {
    return format.name().replace("AUDIO_FORMAT_", "");
  }

  /**
   * A set of formats.
   *
   * @param formats the set
   * @return like {@code 1000 to 768000 Hz, 1 to 64 channels, F32 or I16}
   */
  static String formats(AudioFormatSet formats) {
    return "%s Hz, %s channels, %s"
        .formatted(
            range(formats.getMinSampleRate(), formats.getMaxSampleRate()),
            range(formats.getMinChannels(), formats.getMaxChannels()),
            formats.getSampleFormatsList().stream()
                .map(Words::sampleFormat)
                .collect(Collectors.joining(" or ")));
  }

  private static String range(int min, int max) {
    return min == max ? Integer.toString(min) : min + " to " + max;
  }

  /**
   * What a type takes.
   *
   * @param type the type
   * @return signals, formats and how many connections
   */
  static String takes(GetNodeTypeResponse type) {
    String signals = signals(type.getInput());
    String formats =
        type.getInput().hasFormats() ? ": " + formats(type.getInput().getFormats()) : "";
    String count =
        type.getMinInputs() == type.getMaxInputs()
            ? Integer.toString(type.getMaxInputs())
            : type.getMinInputs() + " to " + type.getMaxInputs();
    return "%s%s; %s incoming %s"
        .formatted(signals, formats, count, count.equals("1") ? "connection" : "connections");
  }

  /**
   * What a type emits.
   *
   * @param type the type
   * @return signals
   */
  static String emits(GetNodeTypeResponse type) {
    return signals(type.getOutput());
  }

  private static String signals(Port port) {
    if (port.getAudio() && port.getData()) {
      return "audio and data";
    }
    return port.getAudio() ? "audio" : port.getData() ? "data" : "nothing";
  }

  /**
   * How far users may rely on a type.
   *
   * @param type the type
   * @return like {@code stable}
   */
  static String stability(NodeTypeSummary type) {
    return type.getStability().name().replace("STABILITY_", "").toLowerCase(Locale.ROOT);
  }
}
