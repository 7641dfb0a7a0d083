package io.remotemedia.core.plugin;

import io.remotemedia.core.builtin.PassThroughFactory;
import io.remotemedia.core.catalog.CatalogPublisher;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin host on PF4J. */
final class Pf4jPluginHost implements PluginHost {
  private static final Logger log = LoggerFactory.getLogger(Pf4jPluginHost.class);

  private final PluginClassPath classPath = new PluginClassPath();
  private final PluginAdmission admission = new PluginAdmission(classPath);
  private final List<LoadedPlugin> active = new ArrayList<>();
  private final List<PluginStatus> statuses = new ArrayList<>();
  private final List<UnavailableType> unavailable = new ArrayList<>();
  private final List<NodeType> builtIn = List.of(builtInType());
  private final CatalogPublisher catalogs;
  private boolean closed;

  Pf4jPluginHost(List<Path> folders) {
    folders.stream()
        .flatMap(Pf4jPluginHost::jars)
        .sorted(Comparator.comparing((Path jar) -> jar.getFileName().toString()))
        .map(Candidate::read)
        .sorted(Candidate.NEWEST_FIRST)
        .forEach(this::judge);
    statuses.sort(Comparator.comparing(status -> status.file().getFileName().toString()));
    catalogs = new CatalogPublisher(new NodeCatalog(1, types(), unavailable));
  }

  private static Stream<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("event", "plugins.folder_unreadable")
          .addKeyValue("folder", folder)
          .setCause(e)
          .log("a plugins folder cannot be read");
      return Stream.of();
    }
  }

  private static NodeType builtInType() {
    try {
      return NodeTypeReader.read(
          new PassThroughFactory(),
          PluginBoundary.ofPlatform(),
          NodeType.BUILT_IN,
          SpiVersion.CURRENT);
    } catch (PluginRefusal e) {
      throw new IllegalStateException("a built-in node type is broken", e);
    }
  }

  private void judge(Candidate candidate) {
    long start = System.nanoTime();
    PluginStatus status;
    try {
      status = admitted(candidate);
    } catch (PluginRefusal e) {
      status = status(candidate, PluginState.QUARANTINED, e, List.of());
    }
    report(timed(status, System.nanoTime() - start));
  }

  private PluginStatus admitted(Candidate candidate) throws PluginRefusal {
    if (candidate.refusal() != null) {
      throw candidate.refusal();
    }
    Optional<LoadedPlugin> newer = find(candidate.descriptor().pluginId());
    if (newer.isPresent()) {
      return superseded(candidate, newer.get());
    }
    LoadedPlugin plugin = admission.admit(candidate.file(), candidate.descriptor());
    try {
      requireNewNames(plugin);
    } catch (PluginRefusal e) {
      plugin.unload();
      throw e;
    }
    active.add(plugin);
    return status(candidate, PluginState.ACTIVE, null, plugin.typeNames());
  }

  private static PluginStatus superseded(Candidate candidate, LoadedPlugin newer)
      throws PluginRefusal {
    PluginJarDescriptor own = candidate.descriptor();
    if (own.version().equals(newer.descriptor().version())) {
      throw new PluginRefusal(
          "plugin %s %s is there twice".formatted(own.pluginId(), own.version()),
          List.of("the other file is " + newer.file().getFileName()),
          "remove one of the two files");
    }
    PluginRefusal remark =
        new PluginRefusal(
            "version %s of the same plugin serves".formatted(newer.descriptor().version()),
            List.of("the other file is " + newer.file().getFileName()),
            "delete this file, or the newer one to go back");
    return status(candidate, PluginState.SUPERSEDED, remark, newer.typeNames());
  }

  private void requireNewNames(LoadedPlugin plugin) throws PluginRefusal {
    try {
      List<NodeType> all = types();
      all.addAll(plugin.nodeTypes());
      new NodeCatalog(0, all, List.of());
    } catch (IllegalArgumentException e) {
      throw new PluginRefusal(
          e.getMessage(), List.of(), "remove one of the two plugins, or rename the type in one");
    }
  }

  private List<NodeType> types() {
    List<NodeType> types = new ArrayList<>(builtIn);
    active.forEach(plugin -> types.addAll(plugin.nodeTypes()));
    return types;
  }

  private Optional<LoadedPlugin> find(String pluginId) {
    return active.stream()
        .filter(plugin -> plugin.descriptor().pluginId().equals(pluginId))
        .findFirst();
  }

  private static PluginStatus status(
      Candidate candidate, PluginState state, PluginRefusal remark, List<String> nodeTypes) {
    PluginJarDescriptor descriptor = candidate.descriptor();
    return new PluginStatus(
        candidate.file(),
        descriptor == null ? "" : descriptor.pluginId(),
        descriptor == null ? "" : descriptor.version(),
        state,
        remark == null ? "" : remark.getMessage(),
        remark == null ? List.of() : remark.evidence(),
        remark == null ? "" : remark.nextStep(),
        nodeTypes,
        0);
  }

  private static PluginStatus timed(PluginStatus status, long nanos) {
    return new PluginStatus(
        status.file(),
        status.pluginId(),
        status.version(),
        status.state(),
        status.reason(),
        status.evidence(),
        status.nextStep(),
        status.nodeTypes(),
        TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  private void report(PluginStatus status) {
    statuses.add(status);
    var line = status.state() == PluginState.QUARANTINED ? log.atWarn() : log.atInfo();
    line.addKeyValue("event", "plugin.judged")
        .addKeyValue("file", status.file().toString())
        .addKeyValue("plugin", status.pluginId())
        .addKeyValue("version", status.version())
        .addKeyValue("state", status.state())
        .addKeyValue("node_types", status.nodeTypes())
        .addKeyValue("reason", status.reason())
        .addKeyValue("evidence", status.evidence())
        .addKeyValue("next_step", status.nextStep())
        .addKeyValue("millis", status.judgedMillis())
        .log("plugin file {} is {}", status.file().getFileName(), status.state());
  }

  @Override
  public NodeCatalog catalog() {
    return catalogs.catalog();
  }

  @Override
  public Registration onCatalogChange(Consumer<NodeCatalog> listener) {
    return catalogs.onCatalogChange(listener);
  }

  @Override
  public List<PluginStatus> plugins() {
    return List.copyOf(statuses);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    active.reversed().forEach(LoadedPlugin::unload);
    classPath.close();
  }
}
