package io.remotemedia.core.catalog;

import java.util.Objects;

/**
 * The border to the code of one plugin: what runs behind it has the plugin's class loader as
 * context class loader and keeps the plugin loaded. Thread-safe.
 */
public final class PluginBoundary {
  private final ClassLoader loader;
  private final UseCount uses;

  /**
   * A border.
   *
   * @param loader loads the plugin's classes
   * @param uses counts who uses the plugin
   */
  public PluginBoundary(ClassLoader loader, UseCount uses) {
    this.loader = Objects.requireNonNull(loader, "loader");
    this.uses = Objects.requireNonNull(uses, "uses");
  }

  /**
   * The border to the platform's own node types, which are never unloaded.
   *
   * @return a border
   */
  public static PluginBoundary ofPlatform() {
    return new PluginBoundary(PluginBoundary.class.getClassLoader(), new UseCount());
  }

  /**
   * Something that runs plugin code.
   *
   * @param <T> its result
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface PluginTask<T, E extends Exception> {
    /**
     * Runs.
     *
     * @return the result
     * @throws E as the plugin did
     */
    T run() throws E;
  }

  /**
   * Runs something behind the border, holding the plugin meanwhile.
   *
   * @param <T> its result
   * @param <E> what it may throw
   * @param task runs plugin code
   * @return the result
   * @throws E as the task did
   * @throws PluginClosedException when the plugin is unloaded
   */
  public <T, E extends Exception> T call(PluginTask<T, E> task) throws E {
    if (!uses.acquire()) {
      throw new PluginClosedException(loader.toString());
    }
    ClassLoader outer = enter();
    try {
      return task.run();
    } finally {
      leave(outer);
      uses.release();
    }
  }

  /**
   * Crosses the border on this thread, for callers that hold the plugin themselves and cannot
   * afford an object for each call. To be followed by {@link #leave} in a {@code finally}.
   *
   * @return what {@code leave} wants back
   */
  public ClassLoader enter() {
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    return outer;
  }

  /**
   * Comes back over the border.
   *
   * @param outer what {@link #enter} answered
   */
  public void leave(ClassLoader outer) {
    Thread.currentThread().setContextClassLoader(outer);
  }

  /**
   * Counts who uses the plugin.
   *
   * @return the count, shared by all node types of the plugin
   */
  public UseCount uses() {
    return uses;
  }
}
