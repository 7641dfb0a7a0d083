package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.SpiVersion;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** Feeds one chunk over and over, taking nothing from the heap itself. */
final class ChunkProbe implements NodeInput, NodeOutput, NodeContext {
  private final AudioBuffer chunk;
  private final Node node;
  private long outputBytes;

  ChunkProbe(AudioBuffer chunk, int target) throws Exception {
    this.chunk = chunk;
    AudioResampleFactory factory = new AudioResampleFactory();
    AudioResampleParameters parameters = new AudioResampleParameters(target, Quality.HIGH);
    List<AudioFormat> inputs = List.of(chunk.format());
    NodePlan plan = factory.plan(parameters, inputs);
    node = factory.create(new NodeSetup<>(parameters, inputs, plan, true, true));
    node.open(this);
  }

  void process() throws Exception {
    outputBytes = 0;
    node.process(this, this);
  }

  /** Sample bytes of the output of the last chunk. */
  long outputBytes() {
    return outputBytes;
  }

  @Override
  public void emit(AudioBuffer audio) {
    outputBytes += audio.byteSize();
  }

  @Override
  public void emitData(Object value) {}

  @Override
  public int count() {
    return 1;
  }

  @Override
  public AudioBuffer audio(int index) {
    return chunk;
  }

  @Override
  public List<Object> data() {
    return List.of();
  }

  @Override
  public boolean discontinuity() {
    return false;
  }

  @Override
  public String nodeId() {
    return "probe";
  }

  @Override
  public String executionId() {
    return "test";
  }

  @Override
  public String spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Logger logger() {
    return NOPLogger.NOP_LOGGER;
  }

  @Override
  public GrantedLimits limits() {
    return new GrantedLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void checkCancelled() {}

  @Override
  public WritableAudioBuffer allocate(AudioFormat format, int frames) {
    return new WritableAudioBuffer(format, frames);
  }

  @Override
  public void count(String name, double amount) {}
}
