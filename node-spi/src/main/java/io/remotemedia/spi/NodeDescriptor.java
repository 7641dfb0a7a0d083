package io.remotemedia.spi;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Describes a node type without creating a node.
 *
 * @param type the name that manifests use, {@code ^[A-Za-z][A-Za-z0-9_.-]{0,127}$}
 * @param aliases other names that manifests may use for the same type
 * @param version version of the node type, {@code major.minor.patch}
 * @param summary what the node does, one sentence
 * @param documentation method, units, latency, cost and sources, as Markdown; may be empty
 * @param stability how far users may rely on it
 * @param parameterSchema name of the resource with the JSON Schema (2020-12) of the parameters,
 *     looked up beside the factory class; empty for a node without parameters
 * @param takes the kinds of signals that the node consumes
 * @param emits the kinds of signals that the node produces
 * @param minInputs the fewest incoming connections; 0 lets the node take its signal from the client
 * @param maxInputs the most incoming connections
 * @param audioInput the audio formats that the node can take with some parameters
 * @param examples uses that work as written
 */
public record NodeDescriptor(
    String type,
    List<String> aliases,
    String version,
    String summary,
    String documentation,
    Stability stability,
    String parameterSchema,
    Set<SignalKind> takes,
    Set<SignalKind> emits,
    int minInputs,
    int maxInputs,
    AudioFormatSet audioInput,
    List<NodeExample> examples) {
  private static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,127}");

  /**
   * Copies the collections and checks names and bounds.
   *
   * @throws IllegalArgumentException when a name or the number of inputs is not acceptable
   */
  public NodeDescriptor {
    requireTypeName(type);
    aliases = List.copyOf(aliases);
    aliases.forEach(NodeDescriptor::requireTypeName);
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(documentation, "documentation");
    Objects.requireNonNull(stability, "stability");
    Objects.requireNonNull(parameterSchema, "parameterSchema");
    takes = Set.copyOf(takes);
    emits = Set.copyOf(emits);
    Objects.requireNonNull(audioInput, "audioInput");
    examples = List.copyOf(examples);
    if (minInputs < 0 || maxInputs < minInputs) {
      throw new IllegalArgumentException(
          "inputs %d to %d: the lower bound must be 0 or more and not above the upper"
              .formatted(minInputs, maxInputs));
    }
  }

  private static void requireTypeName(String name) {
    Objects.requireNonNull(name, "type");
    if (!TYPE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "node type name \"%s\" does not match %s".formatted(name, TYPE_NAME.pattern()));
    }
  }

  /**
   * Starts a descriptor: one audio or data input at most, stable, any audio format, no parameters.
   *
   * @param type the name that manifests use
   * @param version {@code major.minor.patch}
   * @param summary what the node does, one sentence
   * @return a builder
   */
  public static Builder of(String type, String version, String summary) {
    return new Builder(type, version, summary);
  }

  /** Collects the parts of a {@link NodeDescriptor}. Not thread-safe. */
  public static final class Builder {
    private final String type;
    private final String version;
    private final String summary;
    private final List<String> aliases = new ArrayList<>();
    private final Set<SignalKind> takes = EnumSet.noneOf(SignalKind.class);
    private final Set<SignalKind> emits = EnumSet.noneOf(SignalKind.class);
    private final List<NodeExample> examples = new ArrayList<>();
    private String documentation = "";
    private Stability stability = Stability.STABLE;
    private String parameterSchema = "";
    private int minInputs = 0;
    private int maxInputs = 1;
    private AudioFormatSet audioInput = AudioFormatSet.any();

    private Builder(String type, String version, String summary) {
      this.type = type;
      this.version = version;
      this.summary = summary;
    }

    /**
     * Adds other names for the same type.
     *
     * @param names the aliases
     * @return this
     */
    public Builder aliases(String... names) {
      aliases.addAll(List.of(names));
      return this;
    }

    /**
     * Sets the documentation.
     *
     * @param markdown method, units, latency, cost and sources
     * @return this
     */
    public Builder documentation(String markdown) {
      documentation = markdown;
      return this;
    }

    /**
     * Sets the stability.
     *
     * @param level how far users may rely on the type
     * @return this
     */
    public Builder stability(Stability level) {
      stability = level;
      return this;
    }

    /**
     * Names the resource that holds the parameter schema.
     *
     * @param resource a name relative to the factory class
     * @return this
     */
    public Builder parameterSchema(String resource) {
      parameterSchema = resource;
      return this;
    }

    /**
     * Says what the node consumes.
     *
     * @param kinds kinds of signals
     * @return this
     */
    public Builder takes(SignalKind... kinds) {
      takes.addAll(List.of(kinds));
      return this;
    }

    /**
     * Says what the node produces.
     *
     * @param kinds kinds of signals
     * @return this
     */
    public Builder emits(SignalKind... kinds) {
      emits.addAll(List.of(kinds));
      return this;
    }

    /**
     * Sets how many incoming connections the node accepts. The default is 0 to 1.
     *
     * @param min fewest
     * @param max most
     * @return this
     */
    public Builder inputs(int min, int max) {
      minInputs = min;
      maxInputs = max;
      return this;
    }

    /**
     * Sets the audio formats that the node can take with some parameters.
     *
     * @param formats the formats
     * @return this
     */
    public Builder audioInput(AudioFormatSet formats) {
      audioInput = formats;
      return this;
    }

    /**
     * Adds an example.
     *
     * @param title what it shows
     * @param parameters the parameters as a JSON object
     * @param input a format that the node takes; null when it takes no audio
     * @return this
     */
    public Builder example(String title, String parameters, AudioFormat input) {
      examples.add(new NodeExample(title, parameters, input));
      return this;
    }

    /**
     * Builds the descriptor.
     *
     * @return the descriptor
     * @throws IllegalArgumentException when a name or the number of inputs is not acceptable
     */
    public NodeDescriptor build() {
      return new NodeDescriptor(
          type,
          aliases,
          version,
          summary,
          documentation,
          stability,
          parameterSchema,
          takes,
          emits,
          minInputs,
          maxInputs,
          audioInput,
          examples);
    }
  }
}
