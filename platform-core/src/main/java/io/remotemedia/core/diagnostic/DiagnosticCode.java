package io.remotemedia.core.diagnostic;

/**
 * The one catalogue of codes. A code is never reused and never changes its meaning.
 *
 * <p>Ranges: 1000 syntax, 1100 manifest schema, 1200 graph, 1300 node types, 1400 parameters, 1500
 * formats, 2000 inputs, 2100 streams, 3000 limits, 4000 nodes at run time, 5000 versions, 9000 the
 * server itself.
 */
public enum DiagnosticCode {
  /** The manifest text is no JSON, or breaks one of the strict rules. */
  SYNTAX(1001, FaultCategory.VALIDATION),
  /** An audio input does not fit: length, rate, channels or format. */
  INVALID_AUDIO(2001, FaultCategory.VALIDATION),
  /** An input is missing, or names a node that takes none. */
  INVALID_INPUT_TARGET(2002, FaultCategory.VALIDATION),
  /** A data input is no JSON. */
  INVALID_DATA(2003, FaultCategory.VALIDATION),
  /** Something came before {@code init}, or {@code init} came twice. */
  STREAM_ORDER(2101, FaultCategory.VALIDATION),
  /** A sequence number that was already passed. */
  STREAM_SEQUENCE(2102, FaultCategory.VALIDATION),
  /** The audio format changed within a stream. */
  STREAM_FORMAT_CHANGE(2103, FaultCategory.VALIDATION),
  /** The memory budget is exceeded. */
  MEMORY_LIMIT(3001, FaultCategory.RESOURCE_LIMIT),
  /** The time limit is exceeded. */
  TIME_LIMIT(3002, FaultCategory.RESOURCE_LIMIT),
  /** An input has more samples than granted. */
  SAMPLE_LIMIT(3003, FaultCategory.RESOURCE_LIMIT),
  /** A node refused its input while it ran. */
  NODE_INPUT(4001, FaultCategory.NODE_EXECUTION),
  /** A node failed while it ran. */
  NODE_FAILED(4002, FaultCategory.NODE_EXECUTION),
  /** A node broke the contract of the SPI. */
  NODE_CONTRACT(4003, FaultCategory.NODE_EXECUTION),
  /** A node lacks something outside for now. */
  NODE_UNAVAILABLE(4004, FaultCategory.NODE_EXECUTION),
  /** The execution was cancelled. */
  CANCELLED(4101, FaultCategory.CANCELLED),
  /** The client version is not one that the server speaks. */
  VERSION_MISMATCH(5001, FaultCategory.VERSION_MISMATCH),
  /** A fault of the server. */
  INTERNAL(9001, FaultCategory.INTERNAL);

  private final int number;
  private final FaultCategory category;

  DiagnosticCode(int number, FaultCategory category) {
    this.number = number;
    this.category = category;
  }

  /**
   * The code as it is shown.
   *
   * @return for example {@code RM-1001}
   */
  public String id() {
    return "RM-" + number;
  }

  /**
   * The layer that the code belongs to.
   *
   * @return the category
   */
  public FaultCategory category() {
    return category;
  }
}
