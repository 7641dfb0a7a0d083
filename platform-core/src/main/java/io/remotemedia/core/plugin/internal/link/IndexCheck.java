package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whether the index of extensions says what the classes are. */
final class IndexCheck {
  private static final String INDEX = "META-INF/extensions.idx";
  private static final String FACTORY = "io/remotemedia/spi/NodeFactory";

  private final ClassSet classes;
  private final TypeLattice types;

  IndexCheck(ClassSet classes, TypeLattice types) {
    this.classes = classes;
    this.types = types;
  }

  void require(PluginContent content, List<String> remarks) throws PluginRefusal {
    List<String> implementors =
        classes.own().stream()
            .filter(unit -> unit.isConcrete() && isFactory(unit.name()))
            .map(ClassUnit::shown)
            .toList();
    List<String> index = read(content);
    if (index == null || index.isEmpty()) {
      throw missing(index, implementors);
    }
    for (String entry : index) {
      requireFactory(entry);
    }
    List<String> left = new ArrayList<>(implementors);
    left.removeAll(index);
    if (!left.isEmpty()) {
      remarks.add(
          "%s implements NodeFactory and is not in the index, so it does not serve"
              .formatted(String.join(", ", left)));
    }
  }

  private boolean isFactory(String name) {
    return types.lineage(name).contains(FACTORY);
  }

  private static PluginRefusal missing(List<String> index, List<String> implementors) {
    String what = index == null ? "the plugin has no " + INDEX : INDEX + " is empty";
    if (implementors.isEmpty()) {
      return new PluginRefusal(
          index == null ? DiagnosticCode.PLUGIN_NO_INDEX : DiagnosticCode.PLUGIN_NO_NODE_TYPE,
          what + ", and no class implements NodeFactory",
          List.of());
    }
    return new PluginRefusal(
        DiagnosticCode.PLUGIN_NO_INDEX,
        "%s, but has classes that implement NodeFactory (%d found)"
            .formatted(what, implementors.size()),
        implementors.stream().map(name -> "class " + name).toList());
  }

  private void requireFactory(String entry) throws PluginRefusal {
    ClassUnit unit = classes.find(entry.replace('.', '/'));
    if (unit == null) {
      throw refusal(entry, "which is not in the plugin");
    }
    if (!isFactory(unit.name())) {
      throw refusal(entry, "which is no NodeFactory");
    }
    if (!unit.isConcrete() || !unit.isPublic()) {
      throw refusal(entry, "which is not a public class that can be created");
    }
    boolean creatable =
        unit.model().methods().stream()
            .anyMatch(
                method ->
                    method.methodName().equalsString("<init>")
                        && method.methodType().equalsString("()V")
                        && method.flags().has(AccessFlag.PUBLIC));
    if (!creatable) {
      throw refusal(entry, "which has no public constructor without arguments");
    }
  }

  private static PluginRefusal refusal(String entry, String problem) {
    return new PluginRefusal(
        DiagnosticCode.PLUGIN_INDEX_ENTRY,
        "the index of extensions names a class %s".formatted(problem),
        List.of("class " + Quoted.plain(entry, 200)));
  }

  /** Null when there is no index. */
  private static List<String> read(PluginContent content) throws PluginRefusal {
    try {
      byte[] bytes = bytes(content);
      return bytes == null
          ? null
          : new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .toList();
    } catch (IOException e) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_NO_INDEX,
          "the index of extensions cannot be read",
          List.of(Quoted.plain(String.valueOf(e), 300)));
    }
  }

  private static byte[] bytes(PluginContent content) throws IOException {
    if (content.isZip()) {
      Path index = content.own().resolve(INDEX);
      return Files.isRegularFile(index) ? Files.readAllBytes(index) : null;
    }
    try (ZipFile zip = new ZipFile(content.file().toFile())) {
      ZipEntry entry = zip.getEntry(INDEX);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
