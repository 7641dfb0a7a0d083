package io.remotemedia.server.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where traces go.
 *
 * @param endpoint OTLP over HTTP; empty for no traces at all
 * @param sampleRatio share of the traces that begin here, from 0 to 1; a trace that a client began
 *     is followed as the client decided
 * @param serviceName how this service is called in traces
 */
public record TelemetryConfig(Optional<URI> endpoint, double sampleRatio, String serviceName) {
  private static final String ENDPOINT = "telemetry.otlp_endpoint";

  static TelemetryConfig from(ConfigValues values) {
    return new TelemetryConfig(
        endpoint(values),
        values.decimal("telemetry.sample_ratio"),
        values.text("telemetry.service_name"));
  }

  private static Optional<URI> endpoint(ConfigValues values) {
    String text = values.text(ENDPOINT).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(text);
      if (Set.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    values.refuse(
        ENDPOINT,
        "%s is \"%s\", accepted is an address such as http://127.0.0.1:4318/v1/traces"
            .formatted(ENDPOINT, text));
    return Optional.empty();
  }
}
