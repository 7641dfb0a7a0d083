package io.remotemedia.core.plan;

/**
 * What nodes may ask of the machine.
 *
 * @param cores processors that the process may use
 * @param architecture instruction set, as manifests name it
 * @param memoryBytes memory for all executions
 */
record Machine(int cores, String architecture, long memoryBytes) {
  /** This machine. */
  static Machine current() {
    String name = System.getProperty("os.arch");
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        name.equals("amd64") ? "x86_64" : name,
        Runtime.getRuntime().maxMemory());
  }
}
