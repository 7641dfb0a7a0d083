package io.remotemedia.core.testing;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.schema.CompiledSchema;
import io.remotemedia.core.schema.SchemaRefusedException;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.OutputBound;
import io.remotemedia.spi.SignalKind;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A node type out of lambdas, written against the SPI like every other. */
public final class TestFactory<P extends Record> implements NodeFactory<P> {
  private static final String NO_PARAMETERS =
      "{\"type\":\"object\",\"additionalProperties\":false}";

  private final NodeDescriptor descriptor;
  private final Class<P> parametersType;
  private String schema = NO_PARAMETERS;
  private Function<P, AudioFormatSet> accepts = p -> AudioFormatSet.any();
  private BiFunction<P, AudioFormatSet, AudioFormatSet> emits = (p, in) -> in;
  private Check<P> check = p -> {};
  private Plan<P> plan = (p, in) -> NodePlan.sameFormat(in.getFirst());

  /** As {@link NodeFactory#check}. */
  public interface Check<P> {
    void check(P parameters) throws NodeException;
  }

  /** As {@link NodeFactory#plan}. */
  public interface Plan<P> {
    NodePlan plan(P parameters, List<AudioFormat> inputs) throws NodeException;
  }

  public TestFactory(NodeDescriptor descriptor, Class<P> parametersType) {
    this.descriptor = descriptor;
    this.parametersType = parametersType;
  }

  public TestFactory<P> schema(String json) {
    schema = json;
    return this;
  }

  public TestFactory<P> accepts(Function<P, AudioFormatSet> formats) {
    accepts = formats;
    return this;
  }

  public TestFactory<P> emits(BiFunction<P, AudioFormatSet, AudioFormatSet> formats) {
    emits = formats;
    return this;
  }

  public TestFactory<P> check(Check<P> rule) {
    check = rule;
    return this;
  }

  public TestFactory<P> plan(Plan<P> planned) {
    plan = planned;
    return this;
  }

  public NodeType type() {
    return type("test-plugin");
  }

  public NodeType type(String pluginId) {
    try {
      return new NodeType(
          descriptor,
          this,
          CompiledSchema.compile(descriptor.type(), schema),
          pluginId,
          "1.0.0",
          PluginBoundary.ofPlatform());
    } catch (SchemaRefusedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public NodeDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public Class<P> parametersType() {
    return parametersType;
  }

  @Override
  public AudioFormatSet accepts(P parameters) {
    return accepts.apply(parameters);
  }

  @Override
  public AudioFormatSet emits(P parameters, AudioFormatSet input) {
    return emits.apply(parameters, input);
  }

  @Override
  public void check(P parameters) throws NodeException {
    check.check(parameters);
  }

  @Override
  public NodePlan plan(P parameters, List<AudioFormat> inputs) throws NodeException {
    return inputs.isEmpty()
        ? new NodePlan(null, 0, 64, OutputBound.NONE)
        : plan.plan(parameters, inputs);
  }

  @Override
  public Node create(NodeSetup<P> setup) {
    return new TestNode(setup, descriptor.emits().contains(SignalKind.DATA));
  }
}
