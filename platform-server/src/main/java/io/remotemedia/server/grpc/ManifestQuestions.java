package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.CurrentCatalog;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.protocol.v1.Diagnostic;
import io.remotemedia.protocol.v1.ValidateManifestRequest;
import io.remotemedia.protocol.v1.ValidateManifestResponse;

/** What can be asked of a manifest without running it. Runs on a worker. */
final class ManifestQuestions {
  private ManifestQuestions() {}

  static ValidateManifestResponse validate(ServiceScope scope, ValidateManifestRequest request) {
    ValidateManifestResponse.Builder reply =
        ValidateManifestResponse.newBuilder().setCatalogRevision(scope.catalog().get().revision());
    try {
      ManifestSource source =
          WireManifest.of(request.hasManifest(), request.getManifest(), request.getManifestJson());
      PipelinePlan plan =
          CurrentCatalog.use(scope.catalog(), catalog -> scope.planner().plan(source, catalog));
      return reply
          .setCatalogRevision(plan.catalogRevision())
          .setValid(true)
          .setTotal(plan.warnings().total())
          .addAllDiagnostics(WireFaults.diagnostics(plan.warnings()))
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
