package io.remotemedia.server.grpc;

import io.grpc.Status;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.DetachedException;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.execution.PipelineOutputs;
import io.remotemedia.core.explain.PlannedNeed;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.CurrentCatalog;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.ExecutionResult;
import io.remotemedia.protocol.v1.ExecutionStatus;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One unary execution on its worker: plan, decode, execute, encode, reply. */
final class UnaryCall {
  private static final Logger log = LoggerFactory.getLogger(UnaryCall.class);

  private final ServiceScope scope;
  private final InboundMessage.Request inbound;
  private final ExecuteRequest request;
  private final UnaryReply exchange;
  private final Cancellation cancellation;
  private final long receivedNanos;
  private final long parseNanos;
  private final String executionId = ServiceScope.newId();
  private final LimitGrant grant;
  private PipelinePlan plan;
  private Map<String, AudioBuffer> audio;
  private Map<String, Object> data;
  private long decodeNanos;

  UnaryCall(
      ServiceScope scope,
      InboundMessage.Request inbound,
      UnaryReply exchange,
      Cancellation cancellation,
      long receivedNanos,
      long parseNanos) {
    this.scope = scope;
    this.inbound = inbound;
    this.request = inbound.message();
    this.exchange = exchange;
    this.cancellation = cancellation;
    this.receivedNanos = receivedNanos;
    this.parseNanos = parseNanos;
    this.grant = scope.grant(request.getResourceLimits());
  }

  /**
   * Runs it.
   *
   * @return false when it goes on in a later turn, on whatever worker
   */
  boolean run() {
    MDC.put("execution_id", executionId);
    try {
      if (cancellation.isCancelled()) {
        exchange.drop();
        return true;
      }
      return start();
    } catch (DetachedException e) {
      // Answered already, by another thread.
      throw e;
    } catch (Throwable e) {
      log.atError().addKeyValue("event", "call.failed").setCause(e).log("an execution failed");
      answer(error(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log")));
      return true;
    } finally {
      MDC.remove("execution_id");
    }
  }

  private boolean start() {
    try {
      scope.compatibility().require(request.getClientVersion());
      ManifestSource source =
          WireManifest.of(request.hasManifest(), request.getManifest(), request.getManifestJson());
      return CurrentCatalog.use(
          scope.catalog(),
          catalog -> {
            plan = scope.planner().plan(source, catalog);
            return execute();
          });
    } catch (PipelineException e) {
      answer(refused(e.fault()));
      return true;
    }
  }

  private boolean execute() throws PipelineException {
    if (audio == null) {
      decode();
    }
    ExecutionRequest execution =
        new ExecutionRequest(executionId, plan, audio, data, grant, cancellation, receivedNanos);
    return scope.engine().execute(execution, this::ended);
  }

  /** By the plan and the announced lengths, before any audio is copied. */
  private void refuseWhatCannotFit() throws PipelineException {
    Map<String, PlannedNeed.Input> inputs = HashMap.newHashMap(request.getAudioInputsCount());
    for (var input : request.getAudioInputsMap().entrySet()) {
      AudioFormat format =
          WireAudio.format(
              input.getKey(), input.getValue(), inbound.samplesFor(input.getKey()), grant);
      long frames = input.getValue().getNumSamples() / format.channels();
      inputs.put(input.getKey(), new PlannedNeed.Input(format, frames));
    }
    Optional<PlannedNeed> need = PlannedNeed.of(plan, inputs);
    if (need.isPresent()) {
      need.get().require(grant);
    }
  }

  /** Once, even when a plugin is replaced in between and the plan is made again. */
  private void decode() throws PipelineException {
    long start = System.nanoTime();
    refuseWhatCannotFit();
    Map<String, AudioBuffer> decoded = HashMap.newHashMap(request.getAudioInputsCount());
    for (var input : request.getAudioInputsMap().entrySet()) {
      decoded.put(
          input.getKey(),
          WireAudio.decode(
              input.getKey(), input.getValue(), inbound.samplesFor(input.getKey()), grant));
    }
    data = ServiceScope.data(request.getDataInputsMap());
    audio = decoded;
    exchange.release();
    decodeNanos = parseNanos + System.nanoTime() - start;
  }

  /** On a worker, or on another thread when a node did not stop and its worker was given up. */
  private void ended(ExecutionOutcome outcome) {
    ExecuteResponse response;
    try {
      response =
          switch (outcome) {
            case ExecutionOutcome.Completed done -> completed(done);
            case ExecutionOutcome.Failed failed -> failed(failed);
          };
    } catch (Throwable e) {
      log.atError().addKeyValue("event", "call.failed").setCause(e).log("a reply failed");
      response = error(Fault.of(DiagnosticCode.INTERNAL, "the server failed; see its log"));
    }
    answer(response);
  }

  private ExecuteResponse completed(ExecutionOutcome.Completed done) {
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

  private ExecuteResponse failed(ExecutionOutcome.Failed failed) {
    ErrorResponse.Builder error =
        WireFaults.ofRun(
            failed.fault(), failed.metrics().withSerialization(decodeNanos), failed.nodes());
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
        .setGrantedLimits(WireMetrics.limits(grant.limits()))
        .setExecutionId(executionId);
  }

  private void answer(ExecuteResponse response) {
    if (exchange.isCancelled()) {
      exchange.drop();
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
