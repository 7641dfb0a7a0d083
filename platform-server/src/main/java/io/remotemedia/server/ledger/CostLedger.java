package io.remotemedia.server.ledger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The accounts of all tokens, exported with the name of the token as label. Names come from the
 * operator's token file; the first {@value #MAX_ACCOUNTS} that are used get an account of their
 * own, the others share one, so that a file that changes for ever cannot make series without end.
 */
public final class CostLedger implements MeterBinder {
  static final int MAX_ACCOUNTS = 100;
  static final String OTHERS = "others";

  private final ConcurrentHashMap<String, Account> accounts = new ConcurrentHashMap<>();
  private volatile MeterRegistry registry;

  /** Without accounts. */
  public CostLedger() {}

  @Override
  public void bindTo(MeterRegistry meters) {
    registry = meters;
  }

  Account account(String token) {
    Account known = accounts.get(token);
    if (known != null) {
      return known;
    }
    return open(accounts.size() < MAX_ACCOUNTS ? token : OTHERS);
  }

  private Account open(String token) {
    return accounts.computeIfAbsent(
        token,
        name -> {
          Account account = new Account();
          export("calls", name, account, figures -> figures.calls.sum());
          export("failures", name, account, figures -> figures.failures.sum());
          export("node.samples", name, account, figures -> figures.samples.sum());
          export("sent.bytes", name, account, figures -> figures.bytesOut.sum());
          export("cpu.seconds", name, account, figures -> figures.cpuSeconds.sum());
          return account;
        });
  }

  private void export(
      String figure, String token, Account account, ToDoubleFunction<Account> value) {
    FunctionCounter.builder("remotemedia.token." + figure, account, value)
        .tag("token", token)
        .register(registry);
  }
}
