package io.remotemedia.server.admission;

/** A call is not let in. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  /**
   * What to tell the client.
   *
   * @return the refusal
   */
  public Refusal refusal() {
    return refusal;
  }
}
