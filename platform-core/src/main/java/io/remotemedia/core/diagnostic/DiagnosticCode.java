package io.remotemedia.core.diagnostic;

/**
 * The one catalogue of codes. A code is never reused and never changes its meaning.
 *
 * <p>Ranges: 1000 syntax, 1100 manifest schema, 1200 graph, 1300 node types, 1400 parameters, 1500
 * formats, 2000 inputs, 2100 streams, 3000 limits, 4000 nodes at run time, 5000 versions, 9000 the
 * server itself.
 */
public enum DiagnosticCode {
  /** The manifest text is no JSON. */
  SYNTAX(
      1001,
      FaultCategory.VALIDATION,
      "The text is not JSON",
      "Repair the text at the line and column given; the excerpt shows what was read there."),
  /** There is no text. */
  EMPTY_TEXT(
      1002,
      FaultCategory.VALIDATION,
      "The text is empty",
      "Send a manifest: a JSON object with version, metadata, nodes and connections."),
  /** An object has the same key twice. */
  DUPLICATE_KEY(
      1003,
      FaultCategory.VALIDATION,
      "An object has the same key twice",
      "Keep one of the two: which one counts would be a guess."),
  /** Something follows the JSON value. */
  TRAILING_TEXT(
      1004,
      FaultCategory.VALIDATION,
      "Something follows the end of the JSON value",
      "Remove everything after the closing brace; one text holds one value."),
  /** A comment, which JSON does not have. */
  COMMENT(
      1005,
      FaultCategory.VALIDATION,
      "JSON has no comments",
      "Remove the comment, or put its text into metadata.description."),
  /** A number that is not finite. */
  NON_FINITE_NUMBER(
      1006,
      FaultCategory.VALIDATION,
      "A number is not finite",
      "Write a finite number: JSON knows neither NaN nor Infinity, and a double ends at 1.8e308."),
  /** A number with too many characters, or so small that it becomes zero. */
  NUMBER_LIMIT(
      1007,
      FaultCategory.VALIDATION,
      "A number is too long or too small to be kept",
      "Write the number with at most 64 characters and within the range of a double."),
  /** Objects and arrays nested too deep. */
  DEPTH_LIMIT(
      1008,
      FaultCategory.VALIDATION,
      "Objects and arrays are nested too deep",
      "Flatten the text to at most 64 levels."),
  /** A text that is too long, or has too many tokens. */
  DOCUMENT_LIMIT(
      1009,
      FaultCategory.VALIDATION,
      "The text is too long",
      "Shorten the manifest to at most 1 MiB; audio and data travel as inputs, not as parameters."),
  /** A string or a key that is too long. */
  STRING_LIMIT(
      1010,
      FaultCategory.VALIDATION,
      "A string or a key is too long",
      "Shorten strings to 65,536 and keys to 256 characters."),
  /** A byte order mark before the text. */
  BYTE_ORDER_MARK(
      1011,
      FaultCategory.VALIDATION,
      "The text starts with a byte order mark",
      "Save the file as UTF-8 without a byte order mark."),
  /** Bytes or characters that are no valid text. */
  ENCODING(
      1012,
      FaultCategory.VALIDATION,
      "The text is not valid UTF-8",
      "Save the file as UTF-8; write characters beyond the basic plane as a pair of surrogates."),
  /** Something that YAML can say and JSON cannot. */
  YAML_FEATURE(
      1013,
      FaultCategory.VALIDATION,
      "The YAML text uses something that JSON does not have",
      "Write the value out: no anchors, aliases, tags, merges, and keys that are plain texts."),
  /** A member that must be there is missing. */
  MISSING_MEMBER(
      1101,
      FaultCategory.VALIDATION,
      "The manifest lacks a member",
      "Add the member that the message names."),
  /** A member of the wrong JSON type. */
  MEMBER_TYPE(
      1102,
      FaultCategory.VALIDATION,
      "A member has the wrong JSON type",
      "Give a value of an accepted type."),
  /** A member with a value that is not among those accepted. */
  MEMBER_VALUE(
      1103,
      FaultCategory.VALIDATION,
      "A member has a value that is not accepted",
      "Use one of the accepted values."),
  /** A number out of its range. */
  MEMBER_RANGE(
      1104,
      FaultCategory.VALIDATION,
      "A number of the manifest is out of range",
      "Use a number within the accepted range."),
  /** A text or list that is too short or too long. */
  MEMBER_LENGTH(
      1105,
      FaultCategory.VALIDATION,
      "A text or list of the manifest is too short or too long",
      "Bring it to an accepted length."),
  /** A text that does not have the form that is asked for. */
  MEMBER_FORM(
      1106,
      FaultCategory.VALIDATION,
      "A text of the manifest has the wrong form",
      "Write it in the accepted form."),
  /** A member that nobody knows; it has no effect. */
  UNKNOWN_MEMBER(
      1107,
      FaultCategory.VALIDATION,
      "The manifest has a member that nobody knows",
      "Correct its name, or remove it: it has no effect."),
  /** A version of the manifest format that is not served. */
  MANIFEST_VERSION(
      1108,
      FaultCategory.VALIDATION,
      "The version of the manifest format is not served",
      "Write \"version\": \"v1\"."),
  /** A capability that this server cannot meet. */
  UNMET_CAPABILITY(
      1109,
      FaultCategory.VALIDATION,
      "This server cannot meet a capability that a node asks for",
      "Lower the demand, make it optional, or run the manifest on a machine that has it."),
  /** A rule of the manifest schema other than those above. */
  MEMBER_RULE(
      1110,
      FaultCategory.VALIDATION,
      "The manifest breaks a rule of its schema",
      "Change the member as the message says."),
  /** A manifest without nodes. */
  EMPTY_GRAPH(
      1201,
      FaultCategory.VALIDATION,
      "The manifest has no nodes",
      "Add at least one node, for example one of type PassThrough."),
  /** Two nodes with the same id. */
  DUPLICATE_NODE_ID(
      1202,
      FaultCategory.VALIDATION,
      "Two nodes have the same id",
      "Give each node its own id, and let the connections name the right one."),
  /** A connection that names a node that does not exist. */
  UNKNOWN_NODE_ID(
      1203,
      FaultCategory.VALIDATION,
      "A connection names a node that does not exist",
      "Use the id of a node of this manifest."),
  /** A connection from a node to itself. */
  SELF_LOOP(
      1204,
      FaultCategory.VALIDATION,
      "A node is connected to itself",
      "Remove the connection; a node keeps its own state and needs no loop."),
  /** The same connection twice. */
  DUPLICATE_CONNECTION(
      1205,
      FaultCategory.VALIDATION,
      "Two nodes are connected twice",
      "Remove one of the two connections."),
  /** A cycle. */
  CYCLE(
      1206,
      FaultCategory.VALIDATION,
      "The graph has a cycle",
      "Remove one connection of the cycle; audio flows from sources to outputs only."),
  /** Fewer incoming connections than the type needs. */
  TOO_FEW_INPUTS(
      1207,
      FaultCategory.VALIDATION,
      "A node has too few incoming connections",
      "Connect more nodes to it."),
  /** More incoming connections than the type can take. */
  TOO_MANY_INPUTS(
      1208,
      FaultCategory.VALIDATION,
      "A node has too many incoming connections",
      "Remove connections, or put a node that takes several inputs before it."),
  /** A connection on which nothing can travel. */
  SIGNAL_MISMATCH(
      1209,
      FaultCategory.VALIDATION,
      "A node does not take what the node before it emits",
      "Connect nodes that share a kind of signal (audio or data)."),
  /** A node type that nobody has heard of. */
  UNKNOWN_NODE_TYPE(
      1301,
      FaultCategory.VALIDATION,
      "There is no such node type",
      "Use one of the available types, or ask the operator to install the plugin that has it."),
  /** A node type whose plugin is installed and was refused. */
  UNAVAILABLE_NODE_TYPE(
      1302,
      FaultCategory.VALIDATION,
      "The node type is known, but its plugin does not serve",
      "Ask the operator to repair the plugin; the message says why it was refused."),
  /** A node type that is written or named differently here. */
  RENAMED_NODE_TYPE(
      1303,
      FaultCategory.VALIDATION,
      "The node type has another name here",
      "Use the name that the message gives; names are exact."),
  /** A node type that will be removed. */
  DEPRECATED_NODE_TYPE(
      1304,
      FaultCategory.VALIDATION,
      "The node type will be removed",
      "Read its documentation for what to use instead."),
  /** Plugin code failed while the manifest was planned. */
  NODE_TYPE_FAILED(
      1305,
      FaultCategory.VALIDATION,
      "A node type failed while the manifest was planned",
      "The fault is in the plugin: report it to its author, with the id of the plugin."),
  /** A parameter that the type does not have. */
  UNKNOWN_PARAMETER(
      1401,
      FaultCategory.VALIDATION,
      "The node type has no such parameter",
      "Correct the name, or remove the parameter."),
  /** A parameter that must be given. */
  MISSING_PARAMETER(
      1402,
      FaultCategory.VALIDATION,
      "A required parameter is missing",
      "Add the parameter that the message names."),
  /** A parameter of the wrong JSON type. */
  PARAMETER_TYPE(
      1403,
      FaultCategory.VALIDATION,
      "A parameter has the wrong JSON type",
      "Give a value of an accepted type."),
  /** A parameter with a value that is not among those accepted. */
  PARAMETER_VALUE(
      1404,
      FaultCategory.VALIDATION,
      "A parameter has a value that is not accepted",
      "Use one of the accepted values."),
  /** A parameter out of its range. */
  PARAMETER_RANGE(
      1405,
      FaultCategory.VALIDATION,
      "A parameter is out of range",
      "Use a number within the accepted range."),
  /** A parameter that is too short or too long. */
  PARAMETER_LENGTH(
      1406,
      FaultCategory.VALIDATION,
      "A parameter is too short or too long",
      "Bring it to an accepted length."),
  /** A parameter whose text has the wrong form. */
  PARAMETER_FORM(
      1407,
      FaultCategory.VALIDATION,
      "A parameter has the wrong form",
      "Write it in the accepted form."),
  /** A rule of the parameter schema other than those above. */
  PARAMETER_RULE(
      1408,
      FaultCategory.VALIDATION,
      "The parameters break a rule of their schema",
      "Change the parameters as the message says."),
  /** The node type itself refuses the parameters. */
  PARAMETERS_REFUSED(
      1409,
      FaultCategory.VALIDATION,
      "The node type refuses these parameters",
      "Change the parameters as the message says; each may be right alone and wrong together."),
  /** The parameters do not fit the types that the plugin reads them with. */
  PARAMETERS_UNREADABLE(
      1410,
      FaultCategory.VALIDATION,
      "The plugin cannot read a parameter that its schema accepts",
      "Try a value in a usual range; the plugin's schema promises more than its code can take."),
  /** Parameters that take too long to check. */
  PARAMETERS_TOO_COMPLEX(
      1411,
      FaultCategory.VALIDATION,
      "The parameters are too complex to be checked",
      "Shorten lists and nested objects in the parameters."),
  /** Two connected nodes share no audio format. */
  FORMAT_MISMATCH(
      1501,
      FaultCategory.VALIDATION,
      "Two connected nodes share no audio format",
      "Put a node between them that converts: AudioResample for the rate, AudioFormatConverter for"
          + " sample format and channels."),
  /** A node does not take the format of the audio that arrived. */
  UNSUPPORTED_FORMAT(
      1502,
      FaultCategory.VALIDATION,
      "A node does not take this audio format",
      "Send audio in an accepted format, or put a converting node before it."),
  /** With its parameters, a node takes no format at all. */
  NO_FORMAT(
      1503,
      FaultCategory.VALIDATION,
      "With these parameters the node takes no audio format at all",
      "Change the parameters of the node."),
  /** An audio input does not fit: length, rate, channels or format. */
  INVALID_AUDIO(
      2001,
      FaultCategory.VALIDATION,
      "An audio input does not fit",
      "Send whole frames with rate, channels, format and count that agree with each other."),
  /** An input is missing, or names a node that takes none. */
  INVALID_INPUT_TARGET(
      2002,
      FaultCategory.VALIDATION,
      "An input is missing or names the wrong node",
      "Key each input by the id of a node that takes it from the client."),
  /** A data input is no JSON. */
  INVALID_DATA(
      2003, FaultCategory.VALIDATION, "A data input is not JSON", "Send data inputs as JSON text."),
  /** Something came before {@code init}, or {@code init} came twice. */
  STREAM_ORDER(
      2101,
      FaultCategory.VALIDATION,
      "A stream message came at the wrong time",
      "Send init once and first, then audio, then close."),
  /** A sequence number that was already passed. */
  STREAM_SEQUENCE(
      2102,
      FaultCategory.VALIDATION,
      "A sequence number was already passed",
      "Count chunks upwards from 0, over all nodes of the stream."),
  /** The audio format changed within a stream. */
  STREAM_FORMAT_CHANGE(
      2103,
      FaultCategory.VALIDATION,
      "The audio format changed within a stream",
      "Keep rate, channels and sample format of the first chunk, or open a new stream."),
  /** The memory budget is exceeded. */
  MEMORY_LIMIT(
      3001,
      FaultCategory.RESOURCE_LIMIT,
      "The memory budget is exceeded",
      "Send less at once, or ask for a higher max_memory_bytes."),
  /** The time limit is exceeded. */
  TIME_LIMIT(
      3002,
      FaultCategory.RESOURCE_LIMIT,
      "The time limit is exceeded",
      "Send less at once, or ask for a higher max_timeout_ms."),
  /** An input has more samples than granted. */
  SAMPLE_LIMIT(
      3003,
      FaultCategory.RESOURCE_LIMIT,
      "An input has more samples than granted",
      "Send less at once, or ask for a higher max_audio_samples."),
  /** A node refused its input while it ran. */
  NODE_INPUT(
      4001,
      FaultCategory.NODE_EXECUTION,
      "A node refused its input",
      "Change the input as the message says."),
  /** A node failed while it ran. */
  NODE_FAILED(
      4002,
      FaultCategory.NODE_EXECUTION,
      "A node failed",
      "The fault is in the plugin: report it to its author, with the id of the plugin."),
  /** A node broke the contract of the SPI. */
  NODE_CONTRACT(
      4003,
      FaultCategory.NODE_EXECUTION,
      "A node broke its contract",
      "The fault is in the plugin: report it to its author, with the id of the plugin."),
  /** A node lacks something outside for now. */
  NODE_UNAVAILABLE(
      4004,
      FaultCategory.NODE_EXECUTION,
      "A node lacks something that it needs",
      "Try again later."),
  /** The execution was cancelled. */
  CANCELLED(4101, FaultCategory.CANCELLED, "The execution was cancelled", "Start it again."),
  /** The client version is not one that the server speaks. */
  VERSION_MISMATCH(
      5001,
      FaultCategory.VERSION_MISMATCH,
      "The server does not speak the client's version",
      "Use a client of a version that the message names."),
  /** A fault of the server. */
  INTERNAL(
      9001,
      FaultCategory.INTERNAL,
      "A fault of the server",
      "Report it to the operator, with the execution id.");

  private final int number;
  private final FaultCategory category;
  private final String title;
  private final String advice;

  DiagnosticCode(int number, FaultCategory category, String title, String advice) {
    this.number = number;
    this.category = category;
    this.title = title;
    this.advice = advice;
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
   * The number of the code, which lies in the range of its layer.
   *
   * @return for example 1001
   */
  public int number() {
    return number;
  }

  /**
   * The layer that the code belongs to.
   *
   * @return the category
   */
  public FaultCategory category() {
    return category;
  }

  /**
   * What the code means.
   *
   * @return one line
   */
  public String title() {
    return title;
  }

  /**
   * What to do about it.
   *
   * @return one or two sentences
   */
  public String advice() {
    return advice;
  }
}
