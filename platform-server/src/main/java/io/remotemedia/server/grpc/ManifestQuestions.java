package io.remotemedia.server.grpc;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.protocol.v1.Diagnostic;
import io.remotemedia.protocol.v1.ValidateManifestRequest;
import io.remotemedia.protocol.v1.ValidateManifestResponse;

/** What can be asked of a manifest without running it. Runs on a worker. */
final class ManifestQuestions {
  private ManifestQuestions() {}

  static ValidateManifestResponse validate(ServiceScope scope, ValidateManifestRequest request) {
    NodeCatalog catalog = scope.catalog().get();
    ValidateManifestResponse.Builder reply =
        ValidateManifestResponse.newBuilder().setCatalogRevision(catalog.revision());
    try {
      Diagnostics warnings =
          scope
              .planner()
              .plan(
                  WireManifest.of(
                      request.hasManifest(), request.getManifest(), request.getManifestJson()),
                  catalog)
              .warnings();
      return reply
          .setValid(true)
          .setTotal(warnings.total())
          .addAllDiagnostics(WireFaults.diagnostics(warnings))
          .build();
    } catch (PipelineException e) {
      return refused(e.fault(), reply);
    }
  }

  private static ValidateManifestResponse refused(
      Fault fault, ValidateManifestResponse.Builder reply) {
    reply.addAllAvailableNodeTypes(fault.availableNodeTypes());
    if (fault.diagnostics().reported().isEmpty()) {
      // Not about a place in the manifest: there was none, or there were two.
      return reply.setTotal(1).addDiagnostics(diagnostic(fault)).build();
    }
    return reply
        .setTotal(fault.diagnostics().total())
        .addAllDiagnostics(WireFaults.diagnostics(fault.diagnostics()))
        .build();
  }

  private static Diagnostic diagnostic(Fault fault) {
    return Diagnostic.newBuilder()
        .setCode(fault.code().id())
        .setSeverity(Diagnostic.Severity.SEVERITY_ERROR)
        .setMessage(fault.message())
        .build();
  }
}
