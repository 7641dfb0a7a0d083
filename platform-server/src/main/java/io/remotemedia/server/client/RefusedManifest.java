package io.remotemedia.server.client;

import io.remotemedia.core.diagnostic.Diagnostics;

/** A manifest was refused where it would run; the findings say why. */
public final class RefusedManifest extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not serialized: the exception never leaves the process. */
  private final transient Diagnostics findings;

  /**
   * A refusal.
   *
   * @param message what is wrong, one sentence
   * @param findings what is wrong in which place; maybe none
   */
  public RefusedManifest(String message, Diagnostics findings) {
    super(message);
    this.findings = findings;
  }

  /**
   * What is wrong.
   *
   * @return the findings; none when the fault has no place in the manifest
   */
  public Diagnostics findings() {
    return findings;
  }
}
