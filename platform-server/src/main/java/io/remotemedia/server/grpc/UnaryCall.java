package io.remotemedia.server.grpc;

import io.grpc.Status;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.execution.PipelineOutputs;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.ExecutionResult;
import io.remotemedia.protocol.v1.ExecutionStatus;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.GrantedLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One unary execution on its worker: plan, decode, execute, encode, reply. */
final class UnaryCall implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(UnaryCall.class);

  private final ServiceScope scope;
  private final ExecuteRequest request;
  private final UnaryExchange exchange;
  private final Cancellation cancellation;
  private final long receivedNanos;
  private final long parseNanos;
  private final String executionId = ServiceScope.newId();
  private final GrantedLimits limits;
  private PipelinePlan plan;

  UnaryCall(
      ServiceScope scope,
      ExecuteRequest request,
      UnaryExchange exchange,
      Cancellation cancellation,
      long receivedNanos,
      long parseNanos) {
    this.scope = scope;
    this.request = request;
    this.exchange = exchange;
    this.cancellation = cancellation;
    this.receivedNanos = receivedNanos;
    this.parseNanos = parseNanos;
    this.limits = scope.grant(request.getResourceLimits());
  }

  @Override
  public void run() {
    MDC.put("execution_id", executionId);
    try {
      if (!cancellation.isCancelled()) {
        answer(response());
      }
    } catch (Throwable e) {
      log.atError().addKeyValue("event", "call.failed").setCause(e).log("an execution failed");
      answer(error(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log")));
    } finally {
      MDC.remove("execution_id");
    }
  }

  private ExecuteResponse response() {
    try {
      scope.compatibility().require(request.getClientVersion());
      plan =
          scope
              .planner()
              .plan(
                  WireManifest.of(
                      request.hasManifest(), request.getManifest(), request.getManifestJson()),
                  scope.catalog().get());
      return execute();
    } catch (PipelineException e) {
      return refused(e.fault());
    }
  }

  private ExecuteResponse execute() throws PipelineException {
    long decodeStart = System.nanoTime();
    Map<String, AudioBuffer> audio = HashMap.newHashMap(request.getAudioInputsCount());
    for (var input : request.getAudioInputsMap().entrySet()) {
      audio.put(input.getKey(), WireAudio.decode(input.getKey(), input.getValue(), limits));
    }
    Map<String, Object> data = ServiceScope.data(request.getDataInputsMap());
    exchange.release();
    long decodeNanos = parseNanos + System.nanoTime() - decodeStart;
    ExecutionOutcome outcome =
        scope
            .engine()
            .execute(
                new ExecutionRequest(
                    executionId, plan, audio, data, limits, cancellation, receivedNanos));
    return switch (outcome) {
      case ExecutionOutcome.Completed done -> completed(done, decodeNanos);
      case ExecutionOutcome.Failed failed -> failed(failed, decodeNanos);
    };
  }

  private ExecuteResponse completed(ExecutionOutcome.Completed done, long decodeNanos) {
    long encodeStart = System.nanoTime();
    ExecutionResult.Builder result =
        ExecutionResult.newBuilder().setStatus(ExecutionStatus.EXECUTION_STATUS_SUCCESS);
    PipelineOutputs outputs = done.outputs();
    outputs.audio().forEach((id, audio) -> result.putAudioOutputs(id, WireAudio.encode(audio)));
    outputs.data().keySet().forEach(id -> result.putDataOutputs(id, outputs.dataJson(id)));
    long serializationNanos = decodeNanos + System.nanoTime() - encodeStart;
    result
        .setMetrics(WireMetrics.metrics(done.metrics().withSerialization(serializationNanos)))
        .addAllNodeResults(WireMetrics.results(done.nodes()));
    return reply().setResult(result).build();
  }

  private ExecuteResponse failed(ExecutionOutcome.Failed failed, long decodeNanos) {
    ErrorResponse.Builder error =
        WireFaults.full(failed.fault())
            .setMetrics(WireMetrics.metrics(failed.metrics().withSerialization(decodeNanos)))
            .addAllNodeResults(WireMetrics.results(failed.nodes()));
    return reply().setError(error).build();
  }

  /** A refusal before anything ran. */
  private ExecuteResponse refused(Fault fault) {
    log.atInfo()
        .addKeyValue("event", "execution.refused")
        .addKeyValue("code", fault.code().id())
        .addKeyValue("fault", fault.message())
        .log("execution refused");
    return error(fault);
  }

  private ExecuteResponse error(Fault fault) {
    ErrorResponse.Builder error = WireFaults.full(fault);
    if (plan != null) {
      error.addAllNodeResults(WireMetrics.results(PipelineEngine.skipped(plan)));
    }
    return reply().setError(error).build();
  }

  private ExecuteResponse.Builder reply() {
    return ExecuteResponse.newBuilder()
        .setGrantedLimits(WireMetrics.limits(limits))
        .setExecutionId(executionId);
  }

  private void answer(ExecuteResponse response) {
    if (exchange.isCancelled()) {
      return;
    }
    Optional<Status> status =
        Optional.ofNullable(cancellation.reason())
            .flatMap(reason -> FaultMapping.status(reason.category()))
            .map(code -> code.toStatus().withDescription(cancellation.reason().message()));
    if (status.isPresent()) {
      exchange.fail(status.get().asRuntimeException());
    } else {
      exchange.reply(response);
    }
  }
}
