package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.catalog.UseCount;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.SelfTestMode;
import io.remotemedia.core.plugin.VerdictStep;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.describe.DescribedType;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.pf4j.IsolatedPlugin;
import io.remotemedia.core.plugin.internal.selftest.SelfTest;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import io.remotemedia.core.plugin.internal.verdict.StepLog;
import io.remotemedia.spi.NodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The steps in which code of the plugin runs. To be run on a thread that may be given up. */
final class PluginStart {
  private final PluginContent content;
  private final PluginDescriptor descriptor;
  private final PluginHostOptions options;
  private final StepLog steps = new StepLog();

  PluginStart(PluginContent content, PluginDescriptor descriptor, PluginHostOptions options) {
    this.content = content;
    this.descriptor = descriptor;
    this.options = options;
  }

  /** The steps that were gone; to be read when {@link #run} has ended. */
  StepLog steps() {
    return steps;
  }

  LoadedPlugin run() throws PluginRefusal {
    IsolatedPlugin isolated = new IsolatedPlugin(content, descriptor);
    try {
      List<NodeFactory<?>> factories =
          steps.run(
              VerdictStep.START,
              remarks -> {
                isolated.start();
                return isolated.factories();
              });
      UseCount uses = new UseCount();
      PluginBoundary boundary = new PluginBoundary(isolated.classLoader(), uses);
      List<DescribedType> described =
          steps.run(VerdictStep.DESCRIBE, remarks -> describe(factories, boundary));
      List<NodeType> types = steps.run(VerdictStep.SCHEMAS, remarks -> types(described, remarks));
      if (options.selfTest() == SelfTestMode.ENFORCE) {
        steps.note(steps.run(VerdictStep.SELF_TEST, remarks -> selfTest(types)));
      }
      return new LoadedPlugin(isolated, uses, types);
    } catch (PluginRefusal e) {
      isolated.close();
      throw e;
    } catch (Throwable e) {
      isolated.close();
      throw new PluginRefusal(DiagnosticCode.PLUGIN_START_FAILED, "the plugin failed to start", e);
    }
  }

  private static List<DescribedType> describe(
      List<NodeFactory<?>> factories, PluginBoundary boundary) throws PluginRefusal {
    List<DescribedType> described = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (NodeFactory<?> factory : factories) {
      DescribedType type = DescribedType.of(factory, boundary);
      List<String> own = new ArrayList<>(type.descriptor().aliases());
      own.add(type.descriptor().type());
      for (String name : own) {
        if (!names.add(name)) {
          throw new PluginRefusal(
              DiagnosticCode.PLUGIN_TYPE_TAKEN,
              "the plugin has the node type name \"%s\" twice".formatted(name),
              List.of("class " + type.factoryClass().getName()));
        }
      }
      described.add(type);
    }
    return described;
  }

  private List<NodeType> types(List<DescribedType> described, List<String> remarks)
      throws PluginRefusal {
    List<NodeType> types = new ArrayList<>();
    for (DescribedType type : described) {
      types.add(type.withSchema(descriptor.pluginId(), descriptor.version(), remarks));
    }
    types.sort(Comparator.comparing(NodeType::name));
    return types;
  }

  private String selfTest(List<NodeType> types) throws PluginRefusal {
    SelfTest.Report report = SelfTest.run(types, options.selfTestBudget());
    if (!report.failures().isEmpty()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_SELF_TEST,
          "%d of %d examples fail or break a law of the SPI"
              .formatted(report.failures().size(), report.examples()),
          report.failures());
    }
    return report.note();
  }
}
