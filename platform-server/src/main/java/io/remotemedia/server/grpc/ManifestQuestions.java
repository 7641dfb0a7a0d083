package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.explain.CostModel;
import io.remotemedia.core.explain.ExplainRequest;
import io.remotemedia.core.explain.PlanExplainer;
import io.remotemedia.core.explain.PlanReport;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.CurrentCatalog;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.protocol.v1.Diagnostic;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.protocol.v1.ExplainManifestResponse;
import io.remotemedia.protocol.v1.ValidateManifestRequest;
import io.remotemedia.protocol.v1.ValidateManifestResponse;
import io.remotemedia.server.catalog.CostMeasurement;
import io.remotemedia.server.catalog.ExplanationMessages;

/** What can be asked of a manifest. Runs on a worker. */
final class ManifestQuestions {
  /** Each is an execution that logs and metrics tell of, in a process that is warm. */
  private static final int MAX_MEASURED_RUNS = 50;

  private static final long SETTLE_MILLIS = 200;
  private static final long MEASURED_MILLIS = 1_000;

  private final ServiceScope scope;
  private final long maxMessageBytes;

  /**
   * Questions to a server.
   *
   * @param scope its parts
   * @param maxMessageBytes the most that one message to it may have; 0 when there is no bound
   */
  ManifestQuestions(ServiceScope scope, long maxMessageBytes) {
    this.scope = scope;
    this.maxMessageBytes = maxMessageBytes;
  }

  void explain(ExplainManifestRequest request, WorkerCall<ExplainManifestResponse> call) {
    try {
      double seconds = WireInputs.seconds(request);
      ManifestSource source =
          WireManifest.of(request.hasManifest(), request.getManifest(), request.getManifestJson());
      CurrentCatalog.use(
          scope.catalog(),
          catalog -> {
            new Explanation(request, call, seconds).of(scope.planner().plan(source, catalog));
            return null;
          });
    } catch (PipelineException e) {
      call.answer(
          ExplainManifestResponse.newBuilder().setError(WireFaults.full(e.fault())).build());
    }
  }

  /** One answer about one plan, measured when that is asked for. */
  private final class Explanation {
    private final ExplainManifestRequest request;
    private final WorkerCall<ExplainManifestResponse> call;
    private final double seconds;

    Explanation(
        ExplainManifestRequest request, WorkerCall<ExplainManifestResponse> call, double seconds) {
      this.request = request;
      this.call = call;
      this.seconds = seconds;
    }

    void of(PipelinePlan plan) throws PipelineException {
      LimitGrant grant = scope.grant(request.getResourceLimits());
      ExplainRequest asked =
          new ExplainRequest(
              WireInputs.formats(request, plan),
              grant.limits(),
              maxMessageBytes,
              CostModel.UNKNOWN);
      PlanReport report = PlanExplainer.explain(plan, asked);
      if (!request.getMeasureCost()) {
        answer(report);
        return;
      }
      CostMeasurement measurement =
          new CostMeasurement(
              plan,
              report.inputFormats(),
              grant,
              call.cancellation(),
              SETTLE_MILLIS,
              MEASURED_MILLIS,
              MAX_MEASURED_RUNS);
      Thread worker = Thread.currentThread();
      while (measurement.wantsMore()) {
        scope
            .engine()
            .execute(
                measurement.next(),
                outcome -> {
                  if (Thread.currentThread() == worker) {
                    measurement.add(outcome);
                  } else {
                    // A node does not stop and took the worker with it: what is known is told.
                    answer(report);
                  }
                });
      }
      answer(PlanExplainer.explain(plan, asked.withCosts(measurement.costs())));
    }

    private void answer(PlanReport report) {
      call.answer(
          ExplainManifestResponse.newBuilder()
              .setExplanation(
                  ExplanationMessages.of(report, seconds)
                      .addAllWarnings(WireFaults.diagnostics(report.warnings())))
              .build());
    }
  }

  ValidateManifestResponse validate(ValidateManifestRequest request) {
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
