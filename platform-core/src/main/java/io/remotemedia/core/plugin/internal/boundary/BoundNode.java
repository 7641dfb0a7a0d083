package io.remotemedia.core.plugin.internal.boundary;

import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;

/**
 * A node behind its plugin's border. Does not count as a user: whoever runs nodes holds their
 * plugin from before the first is created until after the last is closed.
 */
final class BoundNode implements Node {
  private final Node node;
  private final PluginBoundary boundary;

  BoundNode(Node node, PluginBoundary boundary) {
    this.node = node;
    this.boundary = boundary;
  }

  @Override
  public void open(NodeContext context) throws NodeException {
    ClassLoader outer = boundary.enter();
    try {
      node.open(context);
    } finally {
      boundary.leave(outer);
    }
  }

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    ClassLoader outer = boundary.enter();
    try {
      return node.process(input, output);
    } finally {
      boundary.leave(outer);
    }
  }

  @Override
  public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
    ClassLoader outer = boundary.enter();
    try {
      return node.flush(input, output);
    } finally {
      boundary.leave(outer);
    }
  }

  @Override
  public void reset() {
    ClassLoader outer = boundary.enter();
    try {
      node.reset();
    } finally {
      boundary.leave(outer);
    }
  }

  @Override
  public void close() {
    ClassLoader outer = boundary.enter();
    try {
      node.close();
    } finally {
      boundary.leave(outer);
    }
  }
}
