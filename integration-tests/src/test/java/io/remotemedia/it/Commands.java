package io.remotemedia.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine, where they are installed. */
final class Commands {
  private Commands() {}

  static boolean exists(String name) {
    return path(name) != null;
  }

  /** Debian keeps servers in folders that are not on every PATH. */
  static String path(String name) {
    String folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    return Stream.of(folders.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  record Result(int code, String output) {}

  /** Runs a program to its end, both outputs together. */
  static Result run(String name, String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of(path(name)), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(name + " does not end");
    }
    return new Result(process.exitValue(), output);
  }

  static String output(String name, String... arguments) throws Exception {
    return run(name, arguments).output();
  }
}
