package io.remotemedia.server.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The way of spans out of the process: batches, dropped when the receiver does not keep up, sent
 * over OTLP/HTTP by the JDK's own client.
 */
public final class Tracing implements AutoCloseable {
  private static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(5);
  private static final long FLUSH_SECONDS = 2;

  private final SdkTracerProvider provider;
  private final TracingInterceptor interceptor;

  private Tracing(SdkTracerProvider provider) {
    this.provider = provider;
    interceptor =
        new TracingInterceptor(
            provider.get("io.remotemedia.server"), W3CTraceContextPropagator.getInstance());
  }

  /**
   * Starts to trace.
   *
   * @param endpoint address of an OTLP/HTTP receiver of traces
   * @param sampleRatio share of the traces that begin here
   * @param serviceName name of this service
   * @param version version of this service
   * @return running
   */
  public static Tracing start(
      URI endpoint, double sampleRatio, String serviceName, String version) {
    return start(
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString())
            .setTimeout(EXPORT_TIMEOUT)
            .build(),
        sampleRatio,
        serviceName,
        version);
  }

  static Tracing start(
      SpanExporter exporter, double sampleRatio, String serviceName, String version) {
    Attributes attributes =
        Attributes.of(
            AttributeKey.stringKey("service.name"), serviceName,
            AttributeKey.stringKey("service.version"), version,
            AttributeKey.stringKey("service.instance.id"), UUID.randomUUID().toString());
    return new Tracing(
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(attributes)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sampleRatio)))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build());
  }

  /**
   * What turns calls into spans.
   *
   * @return to be run after authentication, so that nobody without a token causes spans
   */
  public TracingInterceptor interceptor() {
    return interceptor;
  }

  /** Sends what is left, for two seconds at most. */
  @Override
  public void close() {
    provider.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
  }
}
