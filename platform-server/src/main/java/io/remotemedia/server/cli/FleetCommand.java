package io.remotemedia.server.cli;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.protocol.v1.ListNodeTypesRequest;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.VersionRequest;
import io.remotemedia.server.fleet.Drift;
import io.remotemedia.server.fleet.InstanceCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows in what the instances of a fleet differ. */
@Command(
    name = "fleet",
    description = {
      "Asks several servers what they run, and shows in what they differ. Exit code 0 when all are",
      "alike, 1 when they differ, 3 when one cannot be asked."
    },
    mixinStandardHelpOptions = true)
final class FleetCommand implements Callable<Integer> {
  private static final long TIMEOUT_SECONDS = 10;

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions connection;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "HOST:PORT", description = "the instances")
  private List<String> addresses;

  @Override
  public Integer call() throws InterruptedException {
    List<InstanceCatalog> fleet = new ArrayList<>();
    boolean allAnswered = true;
    for (String address : addresses) {
      try {
        fleet.add(ask(address));
      } catch (StatusRuntimeException e) {
        allAnswered = false;
        tell(address, e.getStatus().getCode() + " " + e.getStatus().getDescription());
      } catch (IOException e) {
        tell(address, "the certificates of --ca cannot be read");
        return ExitCode.USAGE;
      }
    }
    List<Drift> drifts = Drift.between(fleet);
    if (json) {
      spec.commandLine().getOut().println(PlainJson.write(tree(fleet, drifts)));
    } else {
      table(fleet, drifts);
    }
    if (!allAnswered) {
      return ExitCode.UNREACHABLE;
    }
    return drifts.isEmpty() ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  private void tell(String address, String what) {
    spec.commandLine().getErr().println("remotemedia fleet: %s: %s".formatted(address, what));
  }

  private InstanceCatalog ask(String address) throws IOException, InterruptedException {
    ManagedChannel channel = connection.connect(address);
    try {
      String version =
          PipelineExecutionServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .getVersion(VersionRequest.getDefaultInstance())
              .getVersionInfo()
              .getRuntimeVersion();
      return InstanceCatalog.of(
          address,
          version,
          NodeCatalogServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .listNodeTypes(ListNodeTypesRequest.getDefaultInstance())
              .getNodeTypesList());
    } finally {
      channel.shutdownNow().awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private void table(List<InstanceCatalog> fleet, List<Drift> drifts) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-28s %-12s %-14s %s%n", "INSTANCE", "VERSION", "CATALOGUE", "NODE TYPES");
    for (InstanceCatalog instance : fleet) {
      out.printf(
          "%-28s %-12s %-14s %d%n",
          instance.address(), instance.version(), instance.digest(), instance.types().size());
    }
    if (drifts.isEmpty()) {
      out.println("no drift");
    }
    for (Drift drift : drifts) {
      out.printf("drift in %s:%n", drift.subject());
      drift
          .instances()
          .forEach((state, where) -> out.printf("  %-40s %s%n", state, String.join(", ", where)));
    }
  }

  private static Map<String, Object> tree(List<InstanceCatalog> fleet, List<Drift> drifts) {
    return Map.of(
        "instances",
        fleet.stream()
            .map(
                instance ->
                    Map.<String, Object>of(
                        "address", instance.address(),
                        "version", instance.version(),
                        "catalogue", instance.digest(),
                        "node_types", instance.types()))
            .toList(),
        "drift",
        drifts.stream()
            .map(
                drift ->
                    Map.<String, Object>of(
                        "subject", drift.subject(), "instances", drift.instances()))
            .toList());
  }
}
