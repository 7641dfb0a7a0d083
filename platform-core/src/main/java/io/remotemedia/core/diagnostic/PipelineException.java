package io.remotemedia.core.diagnostic;

/** A pipeline was refused or ended early; the fault says why. */
public final class PipelineException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not serialized: the exception never leaves the process. */
  private final transient Fault fault;

  /**
   * A refusal or failure.
   *
   * @param fault what the client is told
   */
  public PipelineException(Fault fault) {
    super(fault.message());
    this.fault = fault;
  }

  /**
   * A failure with its cause, which is logged and never sent.
   *
   * @param fault what the client is told
   * @param cause what led to it
   */
  public PipelineException(Fault fault, Throwable cause) {
    super(fault.message(), cause);
    this.fault = fault;
  }

  /**
   * What the client is told.
   *
   * @return the fault
   */
  public Fault fault() {
    return fault;
  }
}
