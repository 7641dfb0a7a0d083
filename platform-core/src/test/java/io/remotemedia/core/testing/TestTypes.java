package io.remotemedia.core.testing;

import io.remotemedia.core.builtin.PassThroughFactory;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.catalog.RetiredType;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.core.schema.CompiledSchema;
import io.remotemedia.core.schema.SchemaRefusedException;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.IntRange;
import io.remotemedia.spi.NoParameters;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.OutputBound;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import io.remotemedia.spi.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The node types that the tests of the core plan with: the standard ones with their parameters, as
 * far as planning goes, and some with one bad habit each.
 */
public final class TestTypes {
  /** Parameters of {@code AudioResample}. */
  public record Resample(int targetSampleRate, String quality) {}

  /** Parameters of {@code AudioFormatConverter}. */
  public record Convert(String targetFormat, Integer channels) {}

  /** Parameters of {@code VAD}. */
  public record Vad(double onset, double release, Integer frameDurationMs) {}

  /** Parameters of {@code Recognizer}. */
  public record Recognizer(int sampleRate, String language) {}

  private static final AudioFormat MONO = new AudioFormat(16_000, 1, SampleFormat.F32);

  private TestTypes() {}

  public static NodeType passThrough() {
    PassThroughFactory factory = new PassThroughFactory();
    try {
      return new NodeType(
          factory.descriptor(),
          factory,
          CompiledSchema.compile("PassThrough", null),
          NodeType.BUILT_IN,
          "1.0.0",
          PluginBoundary.ofPlatform());
    } catch (SchemaRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static NodeType resample() {
    return new TestFactory<>(
            NodeDescriptor.of("AudioResample", "1.0.0", "Converts audio to another sample rate.")
                .aliases("RustResampleNode")
                .takes(SignalKind.AUDIO)
                .emits(SignalKind.AUDIO)
                .example("For speech recognition", "{\"target_sample_rate\": 16000}", MONO)
                .build(),
            Resample.class)
        .schema(
            """
            {"type": "object", "additionalProperties": false, "required": ["target_sample_rate"],
             "properties": {
               "target_sample_rate": {"description": "Sample rate of the output, in Hz.",
                 "type": "integer", "minimum": 1000, "maximum": 768000},
               "quality": {"description": "How sharp the filter is.", "type": "string",
                 "enum": ["low", "medium", "high", "very_high"], "default": "high"}}}
            """)
        .emits((p, in) -> in.withSampleRates(IntRange.of(p.targetSampleRate())))
        .plan(TestTypes::resampled)
        .type("resample");
  }

  private static NodePlan resampled(Resample parameters, List<AudioFormat> inputs) {
    AudioFormat in = inputs.getFirst();
    return new NodePlan(
        in.withSampleRate(parameters.targetSampleRate()),
        32,
        4_096,
        new OutputBound(parameters.targetSampleRate(), in.sampleRate(), 1));
  }

  public static NodeType convert() {
    return new TestFactory<>(
            NodeDescriptor.of("AudioFormatConverter", "1.0.0", "Changes format and channels.")
                .aliases("RustFormatConverterNode")
                .takes(SignalKind.AUDIO)
                .emits(SignalKind.AUDIO)
                .build(),
            Convert.class)
        .schema(
            """
            {"type": "object", "additionalProperties": false,
             "properties": {
               "target_format": {"description": "Sample format of the output.", "type": "string",
                 "enum": ["F32", "I16", "I32", "f32", "i16", "i32"]},
               "channels": {"description": "Number of output channels.", "type": "integer",
                 "minimum": 1, "maximum": 64}}}
            """)
        .emits(TestTypes::converted)
        .plan(
            (p, in) -> {
              AudioFormatSet out = converted(p, AudioFormatSet.of(in.getFirst()));
              return NodePlan.sameFormat(
                  new AudioFormat(
                      out.sampleRates().min(),
                      out.channels().min(),
                      out.sampleFormats().iterator().next()));
            })
        .type("format-convert");
  }

  private static AudioFormatSet converted(Convert parameters, AudioFormatSet in) {
    AudioFormatSet out = in;
    if (parameters.targetFormat() != null) {
      String name = parameters.targetFormat().toUpperCase(Locale.ROOT);
      out = out.withSampleFormats(Set.of(SampleFormat.valueOf(name)));
    }
    return parameters.channels() == null
        ? out
        : out.withChannels(IntRange.of(parameters.channels()));
  }

  public static NodeType vad() {
    return new TestFactory<>(
            NodeDescriptor.of("VAD", "1.0.0", "Finds the segments in which somebody speaks.")
                .aliases("RustVADNode")
                .takes(SignalKind.AUDIO)
                .emits(SignalKind.AUDIO, SignalKind.DATA)
                .example("Speech", "{}", MONO)
                .build(),
            Vad.class)
        .schema(
            """
            {"type": "object", "additionalProperties": false,
             "properties": {
               "onset": {"description": "From here on speech starts.", "type": "number",
                 "minimum": 0, "maximum": 1, "default": 0.6},
               "release": {"description": "Down to here speech goes on.", "type": "number",
                 "minimum": 0, "maximum": 1, "default": 0.4},
               "frame_duration_ms": {"description": "Length of one decision.", "type": "integer",
                 "enum": [10, 20, 30], "default": 30}}}
            """)
        .accepts(p -> AudioFormatSet.any().withSampleRates(IntRange.between(8_000, 48_000)))
        .check(TestTypes::checkVad)
        .plan(
            (p, in) ->
                new NodePlan(
                    in.getFirst(), in.getFirst().sampleRate() / 10, 8_192, OutputBound.SAME))
        .type("vad");
  }

  private static void checkVad(Vad parameters) throws NodeException {
    if (parameters.release() > parameters.onset()) {
      throw new NodeException(
          NodeErrorCode.INVALID_PARAMETER,
          "release %s is above onset %s; it must be at most that"
              .formatted(parameters.release(), parameters.onset()));
    }
  }

  /** Takes one rate, mono, 16 bit, and emits text. */
  public static NodeType recognizer() {
    return new TestFactory<>(
            NodeDescriptor.of("Recognizer", "2.1.0", "Writes down what is said.")
                .takes(SignalKind.AUDIO)
                .emits(SignalKind.DATA)
                .example("English", "{\"language\": \"en\"}", MONO)
                .build(),
            Recognizer.class)
        .schema(
            """
            {"type": "object", "additionalProperties": false, "required": ["language"],
             "properties": {
               "sample_rate": {"description": "What the model was trained with.",
                 "type": "integer", "minimum": 8000, "maximum": 48000, "multipleOf": 1000,
                 "default": 16000},
               "language": {"description": "Two letters.", "type": "string", "minLength": 2,
                 "maxLength": 2, "pattern": "^[a-z]*$"}}}
            """)
        .accepts(
            p ->
                new AudioFormatSet(
                    IntRange.of(p.sampleRate()), IntRange.of(1), Set.of(SampleFormat.I16)))
        .plan((p, in) -> NodePlan.dataOnly(160, 1 << 20))
        .type("recognizer");
  }

  /** Two to eight inputs of one format. */
  public static NodeType mixer() {
    return new TestFactory<>(
            NodeDescriptor.of("Mixer", "1.0.0", "Adds up its inputs.")
                .takes(SignalKind.AUDIO)
                .emits(SignalKind.AUDIO)
                .inputs(2, 8)
                .build(),
            NoParameters.class)
        .plan(TestTypes::mixed)
        .type("mixer");
  }

  private static NodePlan mixed(NoParameters none, List<AudioFormat> inputs) throws NodeException {
    if (Set.copyOf(inputs).size() > 1) {
      throw new NodeException(
          NodeErrorCode.UNSUPPORTED_FORMAT, "its inputs have different formats: " + inputs);
    }
    return NodePlan.sameFormat(inputs.getFirst());
  }

  /** Takes data and emits data. */
  public static NodeType subtitles() {
    return new TestFactory<>(
            NodeDescriptor.of("Subtitles", "1.0.0", "Makes subtitles of text.")
                .takes(SignalKind.DATA)
                .emits(SignalKind.DATA)
                .build(),
            NoParameters.class)
        .type("subtitles");
  }

  public static NodeType deprecated() {
    return new TestFactory<>(
            NodeDescriptor.of("SimpleVAD", "0.9.0", "Use VAD instead.")
                .stability(Stability.DEPRECATED)
                .takes(SignalKind.AUDIO)
                .emits(SignalKind.DATA)
                .build(),
            NoParameters.class)
        .plan((p, in) -> NodePlan.dataOnly(0, 0))
        .type("vad");
  }

  /** Its factory throws what the SPI does not allow. */
  public static NodeType flaky() {
    return new TestFactory<>(
            NodeDescriptor.of("Flaky", "0.1.0", "Fails.").takes(SignalKind.AUDIO).build(),
            NoParameters.class)
        .accepts(
            p -> {
              throw new IllegalStateException("a secret of the plugin");
            })
        .type("flaky");
  }

  /** Promises formats and plans with none. */
  public static NodeType picky() {
    return new TestFactory<>(
            NodeDescriptor.of("Picky", "0.1.0", "Refuses.").takes(SignalKind.AUDIO).build(),
            NoParameters.class)
        .plan(
            (p, in) -> {
              throw new NodeException(
                  NodeErrorCode.UNSUPPORTED_FORMAT, "no licence for any format");
            })
        .type("picky");
  }

  /** Its schema promises more than its record can read. */
  public static NodeType narrow() {
    return new TestFactory<>(
            NodeDescriptor.of("Narrow", "0.1.0", "Reads bytes.").takes(SignalKind.AUDIO).build(),
            Narrow.class)
        .schema(
            """
            {"type": "object", "additionalProperties": false,
             "properties": {"level": {"description": "A level.", "type": "integer"},
               "tags": {"description": "Words.", "type": "array", "uniqueItems": true,
                 "items": {"description": "A word.", "type": "string"}}}}
            """)
        .plan((p, in) -> NodePlan.dataOnly(0, 0))
        .type("narrow");
  }

  /** Checks each of many values against many alternatives. */
  public static NodeType speaker() {
    String alternatives =
        IntStream.range(0, 64)
            .mapToObj("{\"description\": \"A sound.\", \"const\": \"s%d\"}"::formatted)
            .collect(Collectors.joining(", "));
    return new TestFactory<>(
            NodeDescriptor.of("Speaker", "0.1.0", "Speaks sounds.")
                .takes(SignalKind.DATA)
                .emits(SignalKind.AUDIO)
                .build(),
            Speaker.class)
        .schema(
            """
            {"type": "object", "additionalProperties": false,
             "properties": {"sounds": {"description": "What to say.", "type": "array",
                 "items": {"anyOf": [%s]}}}}
            """
                .formatted(alternatives))
        .type("speaker");
  }

  /** Parameters of {@code Speaker}. */
  public record Speaker(List<String> sounds) {}

  /** Parameters of {@code Narrow}. */
  public record Narrow(byte level, List<String> tags) {}

  public static List<NodeType> all() {
    return new ArrayList<>(
        List.of(
            passThrough(),
            resample(),
            convert(),
            vad(),
            recognizer(),
            mixer(),
            subtitles(),
            deprecated(),
            flaky(),
            picky(),
            narrow(),
            speaker()));
  }

  public static NodeCatalog catalog() {
    return catalog(1);
  }

  public static NodeCatalog catalog(long revision) {
    return new NodeCatalog(
        revision,
        all(),
        List.of(
            new UnavailableType(
                "Denoise", "denoise", "it was built for SPI 2.0.0 and this server has SPI 1.0.0")),
        List.of(
            new RetiredType("SpeechDetector", "VAD", "renamed in version 1.0.0 of plugin vad"),
            new RetiredType("Reverb", "", "plugin reverb was taken away")));
  }
}
