package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes of a plugin, read once: for what they would contribute, and for their check. */
public final class ClassScan {
  private final ClassSet classes;
  private final PluginRefusal refusal;

  private ClassScan(ClassSet classes, PluginRefusal refusal) {
    this.classes = classes;
    this.refusal = refusal;
  }

  /**
   * Reads the classes of a plugin; never fails.
   *
   * @param content the unpacked plugin
   * @return what was read, or why it could not be
   */
  public static ClassScan of(PluginContent content) {
    try {
      return new ClassScan(ClassSet.read(content), null);
    } catch (PluginRefusal e) {
      return new ClassScan(null, e);
    }
  }

  /**
   * What the classes of a plugin look like; also known of plugins that are refused.
   *
   * @param declaredTypes node types that it would contribute, as far as they can be read off
   * @param classNames all its classes, with dots
   */
  public record Outline(List<String> declaredTypes, Set<String> classNames) {
    /** Of a plugin whose classes cannot be read. */
    public static final Outline UNKNOWN = new Outline(List.of(), Set.of());
  }

  /**
   * What the classes look like.
   *
   * @return unknown where they cannot be read
   */
  public Outline outline() {
    return classes == null
        ? Outline.UNKNOWN
        : new Outline(
            DeclaredTypes.of(classes),
            classes.all().stream().map(ClassUnit::shown).collect(Collectors.toUnmodifiableSet()));
  }

  ClassSet classes() throws PluginRefusal {
    if (refusal != null) {
      throw refusal;
    }
    return classes;
  }
}
