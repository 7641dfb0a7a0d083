package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.IntRange;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;

/**
 * What {@code channels} and {@code channel_map} ask for together.
 *
 * @param channels the parameter, or null
 * @param map the parameter as it was read, or null
 */
record ChannelChange(Integer channels, ChannelMap map) {
  private static final IntRange ANY = IntRange.between(1, AudioFormat.MAX_CHANNELS);
  private static final int MOST_IN_A_LAYOUT = SpeakerLayout.SEVEN_LFE.channels();

  /**
   * Reads the parameters.
   *
   * @throws NodeException with {@link NodeErrorCode#INVALID_PARAMETER} when they cannot work with
   *     any input
   */
  static ChannelChange of(AudioFormatConverterParameters parameters) throws NodeException {
    Object value = parameters.channelMap();
    ChannelMap map = value == null ? null : ChannelMap.read(value);
    Integer channels = parameters.channels();
    if (channels != null && !ANY.contains(channels)) {
      throw invalid("channels is %d; accepted: %s".formatted(channels, ANY));
    }
    if (map != null && channels != null && map.outputs() != channels) {
      throw invalid(contradiction(channels, map));
    }
    return new ChannelChange(channels, map);
  }

  private static String contradiction(int channels, ChannelMap map) {
    String other =
        switch (map) {
          case ChannelMap.Named named ->
              "the layout \"%s\" of channel_map has %d channels"
                  .formatted(named.layout().label(), map.outputs());
          case ChannelMap.Matrix _ ->
              "the matrix of channel_map has %d rows, one per output channel"
                  .formatted(map.outputs());
        };
    return "channels is %d, but %s; accepted: channels %d, or no channels"
        .formatted(channels, other, map.outputs());
  }

  /** The inputs that may work; {@link #matrix} refuses the few between that do not. */
  IntRange inputs() {
    return switch (map) {
      case ChannelMap.Matrix matrix -> IntRange.of(matrix.gains().columns());
      case ChannelMap.Named _ -> IntRange.between(1, MOST_IN_A_LAYOUT);
      case null -> channels == null || channels == 1 ? ANY : inputsForCount(channels);
    };
  }

  private static IntRange inputsForCount(int channels) {
    boolean named = SpeakerLayout.withChannels(channels).isPresent();
    return IntRange.between(1, named ? MOST_IN_A_LAYOUT : channels);
  }

  /** The outputs that these inputs can give. */
  IntRange outputs(IntRange inputs) {
    if (map != null) {
      return IntRange.of(map.outputs());
    }
    return channels != null ? IntRange.of(channels) : inputs;
  }

  /**
   * The gains for an input.
   *
   * @throws NodeException with {@link NodeErrorCode#INVALID_PARAMETER} when the parameters do not
   *     say what to do with so many channels
   */
  ChannelMatrix matrix(int inputs) throws NodeException {
    return switch (map) {
      case ChannelMap.Matrix matrix -> own(matrix.gains(), inputs);
      case ChannelMap.Named named -> toLayout(named.layout(), inputs);
      case null -> channels == null ? ChannelMatrix.identity(inputs) : toCount(channels, inputs);
    };
  }

  private static ChannelMatrix own(ChannelMatrix gains, int inputs) throws NodeException {
    if (gains.columns() != inputs) {
      throw invalid(
          "the rows of channel_map have %d gains, the input has %d channels; accepted: %d gains in each row"
              .formatted(gains.columns(), inputs, inputs));
    }
    return gains;
  }

  private static ChannelMatrix toLayout(SpeakerLayout to, int inputs) throws NodeException {
    SpeakerLayout from =
        SpeakerLayout.withChannels(inputs)
            .orElseThrow(
                () ->
                    invalid(
                        "channel_map \"%s\" needs an input in a known layout, and %d channels have none; accepted: inputs of %s channels, or a channel_map of %d rows with %d gains each"
                            .formatted(
                                to.label(),
                                inputs,
                                SpeakerLayout.counts(),
                                to.channels(),
                                inputs)));
    return LayoutFold.matrix(from, to);
  }

  private static ChannelMatrix toCount(int outputs, int inputs) throws NodeException {
    if (inputs == outputs) {
      return ChannelMatrix.identity(inputs);
    }
    if (inputs == 1) {
      return ChannelMatrix.duplicate(outputs);
    }
    if (outputs == 1) {
      return ChannelMatrix.average(inputs);
    }
    SpeakerLayout from = SpeakerLayout.withChannels(inputs).orElse(null);
    SpeakerLayout to = SpeakerLayout.withChannels(outputs).orElse(null);
    if (from == null || to == null) {
      throw invalid(
          "channels is %d and the input has %d channels: there is no rule to go from one to the other; accepted: channels 1 or %d, or a channel_map of %d rows with %d gains each"
              .formatted(outputs, inputs, inputs, outputs, inputs));
    }
    return LayoutFold.matrix(from, to);
  }

  private static NodeException invalid(String message) {
    return new NodeException(NodeErrorCode.INVALID_PARAMETER, message);
  }
}
