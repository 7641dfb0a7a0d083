package io.remotemedia.server.observability;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.remotemedia.server.admission.AdmissionControl;
import io.remotemedia.server.admission.RefusalReason;
import io.remotemedia.server.transport.ConnectionCap;
import io.remotemedia.server.transport.InboundBytes;
import io.remotemedia.server.transport.UnknownMethods;

/**
 * What is let in and what is turned away.
 *
 * @param admission decides about calls
 * @param connections decides about connections
 * @param inbound bytes received and not yet decoded
 * @param unknown calls of methods that do not exist
 */
public record AdmissionMeters(
    AdmissionControl admission,
    ConnectionCap connections,
    InboundBytes inbound,
    UnknownMethods unknown)
    implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    for (RefusalReason reason : RefusalReason.values()) {
      FunctionCounter.builder(
              "remotemedia.refusals", admission, control -> control.refusals(reason))
          .tag("reason", reason.label())
          .register(registry);
    }
    gauge(registry, "remotemedia.admission.in.flight", admission::inFlight);
    gauge(registry, "remotemedia.executions.limit", admission::limit);
    gauge(registry, "remotemedia.heap.stage", () -> admission.heapStage().ordinal());
    gauge(registry, "remotemedia.connections.active", connections::active);
    gauge(registry, "remotemedia.inbound.bytes", inbound::held);
    FunctionCounter.builder("remotemedia.connections.refused", connections, ConnectionCap::refused)
        .register(registry);
    FunctionCounter.builder("remotemedia.unknown.methods", unknown, UnknownMethods::calls)
        .register(registry);
  }

  private static void gauge(
      MeterRegistry registry, String name, java.util.function.Supplier<Number> value) {
    Gauge.builder(name, value).register(registry);
  }
}
