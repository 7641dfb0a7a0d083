package io.remotemedia.server.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.remotemedia.server.client.CatalogAccess;
import io.remotemedia.server.client.LocalCatalog;
import io.remotemedia.server.client.RemoteCatalog;
import io.remotemedia.server.client.ServerConnection;
import io.remotemedia.server.client.UnknownNodeType;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Whose catalogue a verb asks, and what it says when that does not answer. */
final class CatalogOptions {
  @Mixin private PluginOptions plugins;
  @Mixin private ServerOptions server;

  /** What a verb does with the catalogue. */
  interface Verb {
    /** The exit code. */
    int run(CatalogAccess catalog) throws IOException, UnknownNodeType;
  }

  int run(CommandSpec spec, Verb verb) {
    try (CatalogAccess catalog = open()) {
      return verb.run(catalog);
    } catch (UnknownNodeType e) {
      return failed(spec, e.getMessage(), ExitCode.FINDINGS);
    } catch (IOException e) {
      return failed(spec, FileFailure.text(e), ExitCode.USAGE);
    } catch (IllegalArgumentException e) {
      return failed(spec, e.getMessage(), ExitCode.USAGE);
    } catch (StatusRuntimeException e) {
      return failed(spec, text(e.getStatus()), exitCode(e.getStatus()));
    } finally {
      spec.commandLine().getOut().flush();
      spec.commandLine().getErr().flush();
    }
  }

  private CatalogAccess open() throws IOException {
    if (server.address() != null && plugins.areGiven()) {
      throw new IllegalArgumentException(
          "--plugins and --server exclude each other: a server has its own plugins");
    }
    Optional<ServerConnection> connection = server.connection();
    return connection.isPresent()
        ? new RemoteCatalog(connection.get())
        : new LocalCatalog(plugins.open());
  }

  private static int failed(CommandSpec spec, String message, int exitCode) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + message);
    return exitCode;
  }

  private String text(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          "the server %s does not answer: %s".formatted(server.address(), status.getDescription());
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          "the server %s refuses: %s (give --token TOKEN, or set REMOTEMEDIA_TOKEN)"
              .formatted(server.address(), status.getDescription());
      case UNIMPLEMENTED ->
          "the server %s has no node catalogue; it may be older than this tool"
              .formatted(server.address());
      default ->
          "the server %s answers %s: %s"
              .formatted(server.address(), status.getCode(), status.getDescription());
    };
  }

  private static int exitCode(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> ExitCode.UNREACHABLE;
      case UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED -> ExitCode.USAGE;
      default -> ExitCode.FINDINGS;
    };
  }
}
