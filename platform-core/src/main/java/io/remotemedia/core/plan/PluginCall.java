package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginClosedException;
import io.remotemedia.spi.NodeException;

/** Calls a factory behind its plugin's border. */
final class PluginCall {
  private PluginCall() {}

  /** What is asked of a factory. */
  interface Question<T> {
    T ask() throws NodeException;
  }

  /**
   * Asks a factory.
   *
   * @throws NodeException as the factory classified it
   * @throws PluginFault for everything else that it threw
   * @throws PluginClosedException when the plugin was unloaded meanwhile: plan again
   */
  static <T> T ask(NodeType type, Question<T> question) throws NodeException, PluginFault {
    try {
      return type.boundary().call(question::ask);
    } catch (NodeException | PluginClosedException e) {
      throw e;
    } catch (Throwable e) {
      throw new PluginFault(e);
    }
  }

  /** A factory threw something that the SPI does not allow. */
  static final class PluginFault extends Exception {
    private static final long serialVersionUID = 1L;

    PluginFault(Throwable cause) {
      super("a plugin failed", cause);
    }
  }
}
