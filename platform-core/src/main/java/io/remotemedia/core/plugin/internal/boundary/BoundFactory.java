package io.remotemedia.core.plugin.internal.boundary;

import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import java.util.List;

/**
 * A factory behind its plugin's border: every method of the SPI, defaults included, and the nodes
 * that it creates. A test proves by reflection that none is left out.
 *
 * @param <P> the parameter record
 */
public final class BoundFactory<P extends Record> implements NodeFactory<P> {
  private final NodeFactory<P> factory;
  private final PluginBoundary boundary;

  /**
   * Puts a factory behind a border.
   *
   * @param factory the plugin's
   * @param boundary the plugin's
   */
  public BoundFactory(NodeFactory<P> factory, PluginBoundary boundary) {
    this.factory = factory;
    this.boundary = boundary;
  }

  @Override
  public NodeDescriptor descriptor() {
    return boundary.call(factory::descriptor);
  }

  @Override
  public Class<P> parametersType() {
    return boundary.call(factory::parametersType);
  }

  @Override
  public AudioFormatSet accepts(P parameters) {
    return boundary.call(() -> factory.accepts(parameters));
  }

  @Override
  public AudioFormatSet emits(P parameters, AudioFormatSet input) {
    return boundary.call(() -> factory.emits(parameters, input));
  }

  @Override
  public void check(P parameters) throws NodeException {
    boundary.<Void, NodeException>call(
        () -> {
          factory.check(parameters);
          return null;
        });
  }

  @Override
  public NodePlan plan(P parameters, List<AudioFormat> inputs) throws NodeException {
    return boundary.call(() -> factory.plan(parameters, inputs));
  }

  /** Null when the plugin answers null, which the engine tells as what it is. */
  @Override
  public Node create(NodeSetup<P> setup) throws NodeException {
    Node node = boundary.call(() -> factory.create(setup));
    return node == null ? null : new BoundNode(node, boundary);
  }
}
