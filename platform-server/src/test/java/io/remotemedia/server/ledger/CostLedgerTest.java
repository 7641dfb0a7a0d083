package io.remotemedia.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.remotemedia.protocol.v1.ExecutionMetrics;
import io.remotemedia.protocol.v1.NodeMetrics;
import org.junit.jupiter.api.Test;

/** Accounts per token, as they are exported. */
class CostLedgerTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private CostLedger ledger() {
    CostLedger ledger = new CostLedger();
    ledger.bindTo(registry);
    return ledger;
  }

  @Test
  void costsAreBookedOnTheTokenThatCausedThem() {
    CostLedger ledger = ledger();
    ledger
        .account("a")
        .measured(
            ExecutionMetrics.newBuilder()
                .setCpuTimeMs(1_500)
                .putNodeMetrics("n", NodeMetrics.newBuilder().setSamplesProcessed(7).build())
                .build());
    ledger.account("a").ended(Status.OK);
    ledger.account("b").ended(Status.UNAVAILABLE);
    String page = registry.scrape();
    for (String line :
        new String[] {
          "remotemedia_token_cpu_seconds_total{token=\"a\"} 1.5",
          "remotemedia_token_node_samples_total{token=\"a\"} 7.0",
          "remotemedia_token_calls_total{token=\"a\"} 1.0",
          "remotemedia_token_failures_total{token=\"a\"} 0.0",
          "remotemedia_token_failures_total{token=\"b\"} 1.0"
        }) {
      assertTrue(page.contains(line), page);
    }
  }

  @Test
  void tokensBeyondTheBoundShareOneAccount() {
    CostLedger ledger = ledger();
    for (int i = 0; i < CostLedger.MAX_ACCOUNTS; i++) {
      ledger.account("token-" + i);
    }
    assertSame(ledger.account("one more"), ledger.account("and another"));
    long series =
        registry.scrape().lines().filter(line -> line.startsWith("remotemedia_token_")).count();
    assertEquals(5L * (CostLedger.MAX_ACCOUNTS + 1), series);
  }
}
