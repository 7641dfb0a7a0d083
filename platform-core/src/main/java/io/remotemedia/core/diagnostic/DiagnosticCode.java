package io.remotemedia.core.diagnostic;

/**
 * The one catalogue of codes. A code is never reused and never changes its meaning.
 *
 * <p>Ranges: 1000 syntax, 1100 manifest schema, 1200 graph, 1300 node types, 1400 parameters, 1500
 * formats, 2000 inputs, 2100 streams, 3000 limits, 4000 nodes at run time, 5000 versions, 6000
 * verdicts on plugins, 7000 configuration, 9000 the server itself.
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
  /** A node type that served once and was taken away. */
  REMOVED_NODE_TYPE(
      1306,
      FaultCategory.VALIDATION,
      "The node type was removed",
      "Use one of the available types, or ask the operator to bring the plugin back."),
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
  /** Nodes behind one input that no audio format suits together. */
  NO_COMMON_FORMAT(
      1504,
      FaultCategory.VALIDATION,
      "No audio format suits all nodes that an input reaches",
      "Put a converting node before the node that the message names, so that the others may have"
          + " another format."),
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
  /** A message that a stream cannot take. */
  STREAM_MESSAGE(
      2104,
      FaultCategory.VALIDATION,
      "A message that the stream cannot take",
      "Send init once and first, then audio chunks, then one of the commands."),
  /** Nothing was sent on a stream for too long. */
  STREAM_IDLE(
      2105,
      FaultCategory.RESOURCE_LIMIT,
      "Nothing was sent on a stream for too long",
      "Open a new stream when there is audio again; the operator sets the time"
          + " (streams.idle_timeout_ms)."),
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
  /** A node allocates far more than its buffers. */
  ALLOCATION_LIMIT(
      3004,
      FaultCategory.RESOURCE_LIMIT,
      "A node allocates more than the memory budget allows",
      "Send less at once, or ask for a higher max_memory_bytes; if that does not help, the fault is"
          + " in the plugin: report it to its author."),
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
  /** Something that is no readable file. */
  PLUGIN_UNREADABLE(
      6001,
      FaultCategory.VALIDATION,
      "The plugin file cannot be read",
      "Put a regular file there that the server may read; a folder or a broken link is none."),
  /** Bytes that are no archive. */
  PLUGIN_NO_ARCHIVE(
      6002,
      FaultCategory.VALIDATION,
      "The plugin file is no jar or zip",
      "Copy the file again; it is empty, cut off, or something else than an archive."),
  /** An archive beyond the bounds. */
  PLUGIN_ARCHIVE_LIMIT(
      6003,
      FaultCategory.VALIDATION,
      "The plugin archive is larger than plugins may be",
      "Build the plugin without what it does not need, or raise plugins.max_archive_bytes."),
  /** An entry that leads outside, is doubled or is a link. */
  PLUGIN_ARCHIVE_ENTRY(
      6004,
      FaultCategory.VALIDATION,
      "The plugin archive has an entry that no build tool writes",
      "Build the archive again with the usual tools."),
  /** A jar inside a jar. */
  PLUGIN_NESTED_ARCHIVE(
      6005,
      FaultCategory.VALIDATION,
      "The plugin archive contains archives that nobody would load",
      "Build a zip with classes/ and lib/, and put the jars into lib/."),
  /** A file that grows. */
  PLUGIN_BEING_WRITTEN(
      6006,
      FaultCategory.VALIDATION,
      "The plugin file is still being written",
      "Nothing: it is judged once it is complete. Copy it again when the copy was broken off."),
  /** A checksum that is not on the list. */
  PLUGIN_NOT_ALLOWED(
      6051,
      FaultCategory.VALIDATION,
      "The plugin is not on the list of allowed plugins",
      "Have the file checked, then add its SHA-256 to the list in plugins.allow_list."),
  /** A signature that is missing, broken or of somebody else. */
  PLUGIN_SIGNATURE(
      6052,
      FaultCategory.VALIDATION,
      "The plugin is not signed as this server asks for",
      "Use the file as its signer published it, or add the certificate to plugins.signers."),
  /** A descriptor that is missing or malformed. */
  PLUGIN_DESCRIPTOR(
      6101,
      FaultCategory.VALIDATION,
      "The manifest of the plugin does not describe it",
      "Set Plugin-Id, Plugin-Version (1.2.3) and Plugin-Requires in META-INF/MANIFEST.MF."),
  /** A range of SPI versions without an end. */
  PLUGIN_SPI_RANGE(
      6201,
      FaultCategory.VALIDATION,
      "The plugin does not say which SPI versions it works with",
      "Set Plugin-Requires to a range with an upper bound, such as >=1.0.0 & <2.0.0."),
  /** A range that this SPI is not in. */
  PLUGIN_SPI_MISMATCH(
      6202,
      FaultCategory.VALIDATION,
      "The plugin is built for another version of the SPI",
      "Use a build of the plugin for this SPI, or a server with an SPI that the plugin accepts."),
  /** Class files that this Java cannot read. */
  PLUGIN_CLASS_VERSION(
      6301,
      FaultCategory.VALIDATION,
      "The plugin is compiled for a newer Java",
      "Compile the plugin with --release 25 or lower."),
  /** A class or method that is missing. */
  PLUGIN_LINK(
      6302,
      FaultCategory.VALIDATION,
      "The plugin uses something that this server does not have",
      "Compile the plugin against the SPI that it runs on, and bring its libraries with it."),
  /** A copy of the SPI, PF4J or slf4j. */
  PLUGIN_BUNDLES_HOST(
      6303,
      FaultCategory.VALIDATION,
      "The plugin bundles packages that the server serves",
      "Declare node-spi, pf4j and slf4j-api with scope provided, and build again."),
  /** A missing META-INF/extensions.idx. */
  PLUGIN_NO_INDEX(
      6304,
      FaultCategory.VALIDATION,
      "The plugin has no index of its extensions",
      "Run the annotation processor org.pf4j.processor.ExtensionAnnotationProcessor; javac runs none unless told."),
  /** An index that does not fit the classes. */
  PLUGIN_INDEX_ENTRY(
      6305,
      FaultCategory.VALIDATION,
      "The index of extensions names what is no node factory",
      "Clean and build again: the index is written by the annotation processor."),
  /** A call that would harm the process. */
  PLUGIN_FORBIDDEN_CALL(
      6306,
      FaultCategory.VALIDATION,
      "The plugin calls what a plugin must not call",
      "Remove the call; a node fails with a NodeException, and the process belongs to the server."),
  /** A capability that is not granted. */
  PLUGIN_CAPABILITY(
      6307,
      FaultCategory.VALIDATION,
      "The plugin does what it has not declared or may not do",
      "Declare it in Plugin-Capabilities, and have the operator allow it."),
  /** A class file that cannot be parsed. */
  PLUGIN_CLASS_FILE(
      6308,
      FaultCategory.VALIDATION,
      "A class file of the plugin is broken",
      "Build the plugin again."),
  /** A missing dependency. */
  PLUGIN_DEPENDENCY_MISSING(
      6401,
      FaultCategory.VALIDATION,
      "A plugin that this one needs does not serve",
      "Add the plugin that the message names; this one then starts by itself."),
  /** A cycle of dependencies. */
  PLUGIN_DEPENDENCY_CYCLE(
      6402,
      FaultCategory.VALIDATION,
      "Plugins need each other in a circle",
      "Remove one of the dependencies in Plugin-Dependencies."),
  /** A dependency of the wrong version. */
  PLUGIN_DEPENDENCY_VERSION(
      6403,
      FaultCategory.VALIDATION,
      "A plugin that this one needs serves in another version",
      "Install a version in the range, or widen the range in Plugin-Dependencies."),
  /** Code that throws at the start. */
  PLUGIN_START_FAILED(
      6501,
      FaultCategory.VALIDATION,
      "The plugin failed to start",
      "Report it to the author of the plugin, with the evidence."),
  /** Code that hangs at the start. */
  PLUGIN_START_TIMEOUT(
      6502,
      FaultCategory.VALIDATION,
      "The plugin did not start in time",
      "Report it to the author: constructors and start() must neither wait nor do I/O. Restart the server to free the thread."),
  /** A constructor or static initializer that throws. */
  PLUGIN_FACTORY_FAILED(
      6503,
      FaultCategory.VALIDATION,
      "A node factory of the plugin cannot be created",
      "Report it to the author: a factory needs a public constructor without arguments that does not fail."),
  /** A descriptor that is missing or throws. */
  PLUGIN_DESCRIBE_FAILED(
      6601,
      FaultCategory.VALIDATION,
      "A node factory cannot describe its node type",
      "Report it to the author of the plugin, with the evidence."),
  /** A plugin without factories. */
  PLUGIN_NO_NODE_TYPE(
      6602,
      FaultCategory.VALIDATION,
      "The plugin contributes no node type",
      "Annotate a public NodeFactory with @Extension and build again."),
  /** A schema that is wrong or unsafe. */
  PLUGIN_SCHEMA(
      6603,
      FaultCategory.VALIDATION,
      "The parameter schema of a node type is refused",
      "Correct the schema in the plugin; the evidence names each place."),
  /** A node type name that is taken. */
  PLUGIN_TYPE_TAKEN(
      6701,
      FaultCategory.VALIDATION,
      "Another plugin has a node type of the same name",
      "Remove one of the two plugins, or rename the node type in one."),
  /** An example that fails or a broken law. */
  PLUGIN_SELF_TEST(
      6801,
      FaultCategory.VALIDATION,
      "A node type breaks a law of the SPI in its self-test",
      "Report it to the author; node-testkit shows it with the same seed."),
  /** An older version. */
  PLUGIN_SUPERSEDED(
      6901,
      FaultCategory.VALIDATION,
      "A newer version of the plugin serves",
      "Delete this file, or the newer one to go back to this."),
  /** A second file of one version. */
  PLUGIN_DUPLICATE(
      6902,
      FaultCategory.VALIDATION,
      "The same version of the plugin is there twice",
      "Remove one of the two files."),
  /** A plugin that an operator disabled. */
  PLUGIN_DISABLED(
      6903,
      FaultCategory.VALIDATION,
      "The plugin is switched off",
      "Enable it again: remotemedia plugins enable, or delete the .disabled file beside it."),
  /** A node type that did not stop. */
  NODE_TYPE_QUARANTINED(
      6904,
      FaultCategory.VALIDATION,
      "The node type ran away and is out of service",
      "Report it to the author of the plugin; reload the plugin to try the type again."),
  /** Something that still refers to the plugin. */
  PLUGIN_HELD(
      6905,
      FaultCategory.VALIDATION,
      "A plugin that was removed cannot leave the memory",
      "Report the holder to the author of the plugin; restart the server when many have gathered."),
  /** A configuration file cannot be read. */
  CONFIG_UNREADABLE(
      7001,
      FaultCategory.VALIDATION,
      "A configuration file cannot be read",
      "Name a file that exists, is UTF-8 text and is readable by the server's user."),
  /** A configuration file is no YAML map. */
  CONFIG_SYNTAX(
      7002,
      FaultCategory.VALIDATION,
      "A configuration file is not YAML",
      "Repair the text at the line and column given."),
  /** A key that no setting has. */
  CONFIG_UNKNOWN_KEY(
      7003,
      FaultCategory.VALIDATION,
      "A key of the configuration is unknown",
      "Use the nearest name, or see remotemedia config show for every key."),
  /** A setting whose value does not fit. */
  CONFIG_VALUE(
      7004,
      FaultCategory.VALIDATION,
      "The value of a setting does not fit",
      "Use a value that the message names."),
  /** A key that is set twice in one file. */
  CONFIG_DUPLICATE(
      7005,
      FaultCategory.VALIDATION,
      "A key of the configuration is set twice",
      "Keep one of the two: which one counts would be a guess."),
  /** Settings that do not fit together. */
  CONFIG_CONFLICT(
      7006,
      FaultCategory.VALIDATION,
      "Settings do not fit together",
      "Take one of the ways out that the message names."),
  /** A line of the token file cannot be used. */
  TOKEN_FILE(
      7010,
      FaultCategory.VALIDATION,
      "The token file cannot be used",
      "Repair the line given; remotemedia token new makes lines."),
  /** A certificate or key cannot be used. */
  TLS_FILE(
      7020,
      FaultCategory.VALIDATION,
      "A certificate or a key cannot be used",
      "Give PEM files that belong together and are readable by the server's user."),
  /** More work is asked for than the server can do in time. */
  OVERLOADED(
      8001,
      FaultCategory.UNAVAILABLE,
      "The server is busy",
      "Try again after the time in RetryInfo, or at another instance."),
  /** The server ends. */
  DRAINING(
      8002,
      FaultCategory.UNAVAILABLE,
      "The server is shutting down",
      "Try again at another instance."),
  /** Memory is short on the server. */
  MEMORY_SHORT(
      8003,
      FaultCategory.UNAVAILABLE,
      "The server is short of memory",
      "Try again after the time in RetryInfo, or at another instance."),
  /** The token uses its quota up. */
  QUOTA(
      8004,
      FaultCategory.QUOTA,
      "The quota of the token is used up",
      "Ask less often or less at once, or have the operator raise the quota of the token."),
  /** What is planned needs more than was granted. */
  NEED_EXCEEDS_LIMITS(
      8010,
      FaultCategory.RESOURCE_LIMIT,
      "The planned need exceeds the granted limits",
      "Send less at once, or ask for the limit that the message names."),
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
