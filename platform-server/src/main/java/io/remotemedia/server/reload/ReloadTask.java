package io.remotemedia.server.reload;

/** Takes the new content of files. */
public interface ReloadTask {
  /**
   * Reads the files and lets them count.
   *
   * @throws Exception when they cannot be used; its message says why, without secrets
   */
  void reload() throws Exception;
}
