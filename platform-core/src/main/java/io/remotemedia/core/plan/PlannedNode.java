package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodePlan;
import java.util.List;

/** A node of a plan. Immutable, thread-safe, shared by all executions of the plan. */
public interface PlannedNode {
  /**
   * Its place in the topological order.
   *
   * @return from 0
   */
  int index();

  /**
   * Its id in the manifest.
   *
   * @return the id
   */
  String id();

  /**
   * Its type.
   *
   * @return the type
   */
  NodeType type();

  /**
   * The nodes that it takes from, as places in the topological order, in the order of the
   * connections. All lower than {@link #index}.
   *
   * @return maybe none
   */
  List<Integer> inputs();

  /**
   * Those of {@link #inputs} that carry audio.
   *
   * @return maybe none
   */
  List<Integer> audioInputs();

  /**
   * Those of {@link #inputs} that carry data.
   *
   * @return maybe none
   */
  List<Integer> dataInputs();

  /**
   * Whether it takes audio from the client: it takes audio and has no incoming connection.
   *
   * @return true for a source
   */
  boolean isAudioSource();

  /**
   * Whether the client may give data for it.
   *
   * @return true when its type takes data
   */
  boolean takesData();

  /**
   * Whether the audio that it emits is returned to the client: no connected node consumes it.
   *
   * @return true for an audio output
   */
  boolean returnsAudio();

  /**
   * Whether the data that it emits is returned to the client: no connected node consumes it.
   *
   * @return true for a data output
   */
  boolean returnsData();

  /**
   * The audio formats that it takes with its parameters.
   *
   * @return of no meaning when it takes no audio
   */
  AudioFormatSet accepts();

  /**
   * The audio formats that it may emit, whatever the client sends.
   *
   * @return of no meaning when it emits no audio
   */
  AudioFormatSet emits();

  /**
   * Its parameters with all defaults.
   *
   * @return a JSON object as text
   */
  String parametersJson();

  /**
   * What the node will do with given input formats. Cached.
   *
   * @param audioFormats one format for each of {@link #audioInputs}, or the client's
   * @return the plan
   * @throws PipelineException when the node refuses the formats
   */
  NodePlan planFor(List<AudioFormat> audioFormats) throws PipelineException;

  /**
   * Creates a node for one execution, with the plugin's class loader as context class loader.
   *
   * @param audioFormats as given to {@link #planFor}
   * @return the node
   * @throws PipelineException when the node refuses the formats
   * @throws NodeException when the node cannot be created
   */
  Node create(List<AudioFormat> audioFormats) throws PipelineException, NodeException;
}
