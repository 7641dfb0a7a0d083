package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.spi.NodeException;

/** Calls a factory with its plugin's class loader as context class loader. */
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
   */
  static <T> T ask(NodeType type, Question<T> question) throws NodeException, PluginFault {
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    thread.setContextClassLoader(type.classLoader());
    try {
      return question.ask();
    } catch (NodeException e) {
      throw e;
    } catch (Throwable e) {
      throw new PluginFault(e);
    } finally {
      thread.setContextClassLoader(outer);
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
