package io.remotemedia.server.observability;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.remotemedia.server.auth.FailedAttempts;
import io.remotemedia.server.auth.TokenStore;
import java.util.Locale;

/**
 * Who was let in and who was not.
 *
 * @param failures calls that were refused
 * @param tokens the tokens in force
 */
public record AuthMeters(FailedAttempts failures, TokenStore tokens) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    for (FailedAttempts.Reason reason : FailedAttempts.Reason.values()) {
      FunctionCounter.builder("remotemedia.auth.failures", failures, counts -> counts.count(reason))
          .description("calls refused for who makes them")
          .tag("reason", reason.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("remotemedia.tokens", tokens, store -> store.current().size())
        .description("tokens in force, expired ones included")
        .register(registry);
  }
}
