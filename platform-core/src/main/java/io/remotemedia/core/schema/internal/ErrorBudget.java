package io.remotemedia.core.schema.internal;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/**
 * Ends a check that finds too much. A broken rule costs the validator a hundred times what a kept
 * one does, and alternatives ({@code anyOf}) break rules that nobody is told of, so they are
 * counted apart from its steps.
 */
final class ErrorBudget extends ExecutionContext {
  private final int max;
  private int errors;

  ErrorBudget(ExecutionConfig config, int max) {
    super(config);
    this.max = max;
  }

  @Override
  public void addError(Error error) {
    errors++;
    if (errors > max) {
      throw new Exhausted();
    }
    super.addError(error);
  }

  /** There is more than is worth telling. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("too many broken rules", null, false, false);
    }
  }
}
