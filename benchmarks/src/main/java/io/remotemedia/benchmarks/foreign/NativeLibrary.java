package io.remotemedia.benchmarks.foreign;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shim of ours, compiled against installed packages and loaded until the process ends. */
public final class NativeLibrary {
  private static final int COMPILE_SECONDS = 60;

  private final SymbolLookup symbols;

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /**
   * Compiles and loads a shim.
   *
   * @param source file name below {@code benchmarks/src/main/native}; {@code .c} or {@code .cc}
   * @param packages what pkg-config calls the libraries that it needs
   * @return the library
   * @throws NativeMissingException when a tool or package is not installed; says which
   */
  @SuppressWarnings("restricted") // the flag of the runner allows native access
  public static NativeLibrary load(String source, String... packages)
      throws NativeMissingException {
    Path module = Path.of(System.getProperty("remotemedia.checkout", "."), "benchmarks");
    Path shared = module.resolve("target/native/" + source + ".so");
    List<String> flags = flagsOf(List.of(packages));
    List<String> command = new ArrayList<>();
    command.add(source.endsWith(".c") ? "gcc" : "g++");
    command.addAll(List.of("-O2", "-shared", "-fPIC", "-o", shared.toString()));
    command.add(module.resolve("src/main/native").resolve(source).toString());
    command.addAll(flags);
    try {
      Files.createDirectories(shared.getParent());
    } catch (IOException e) {
      throw new NativeMissingException("no folder for the compiled shim: " + e.getMessage());
    }
    run(command, "cannot compile " + source);
    return new NativeLibrary(SymbolLookup.libraryLookup(shared, Arena.global()));
  }

  /**
   * A function of the shim.
   *
   * @param name its name
   * @param signature its C signature
   * @return the handle to call it with
   */
  @SuppressWarnings("restricted") // as above
  public MethodHandle function(String name, FunctionDescriptor signature) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), signature);
  }

  private static List<String> flagsOf(List<String> packages) throws NativeMissingException {
    List<String> command = new ArrayList<>(List.of("pkg-config", "--cflags", "--libs"));
    command.addAll(packages);
    String flags = run(command, "not installed: " + String.join(", ", packages));
    return flags.isBlank() ? List.of() : List.of(flags.strip().split("\\s+"));
  }

  private static String run(List<String> command, String problem) throws NativeMissingException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(COMPILE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new NativeMissingException(problem + " (" + firstLine(output) + ")");
      }
      return output;
    } catch (IOException e) {
      throw new NativeMissingException("%s (no %s here)".formatted(problem, command.getFirst()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NativeMissingException(problem + " (interrupted)");
    }
  }

  private static String firstLine(String output) {
    return output.lines().findFirst().orElse("no message");
  }
}
