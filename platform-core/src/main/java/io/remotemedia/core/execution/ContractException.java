package io.remotemedia.core.execution;

import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;

/** A node broke the contract of the SPI. Counts even when the node catches and hides it. */
final class ContractException extends NodeException {
  private static final long serialVersionUID = 1L;

  ContractException(String what) {
    super(NodeErrorCode.INTERNAL, what);
  }
}
