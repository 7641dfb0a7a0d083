package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;

/** Asks factories for sets of formats. */
final class FactoryFormats {
  private FactoryFormats() {}

  static AudioFormatSet accepts(NodeType type, Record parameters)
      throws NodeException, PluginCall.PluginFault {
    return accepts(type, type.factory(), parameters);
  }

  static AudioFormatSet emits(NodeType type, Record parameters, AudioFormatSet input)
      throws NodeException, PluginCall.PluginFault {
    return emits(type, type.factory(), parameters, input);
  }

  private static <P extends Record> AudioFormatSet accepts(
      NodeType type, NodeFactory<P> factory, Record parameters)
      throws NodeException, PluginCall.PluginFault {
    P bound = factory.parametersType().cast(parameters);
    return present(PluginCall.ask(type, () -> factory.accepts(bound)));
  }

  private static <P extends Record> AudioFormatSet emits(
      NodeType type, NodeFactory<P> factory, Record parameters, AudioFormatSet input)
      throws NodeException, PluginCall.PluginFault {
    P bound = factory.parametersType().cast(parameters);
    return present(PluginCall.ask(type, () -> factory.emits(bound, input)));
  }

  private static AudioFormatSet present(AudioFormatSet formats) throws PluginCall.PluginFault {
    if (formats == null) {
      throw new PluginCall.PluginFault(new NullPointerException("a factory gave no formats"));
    }
    return formats;
  }
}
