package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.plugin.Capability;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The static check: no class is loaded, no code of the plugin runs. Thread-safe. */
public final class LinkCheck {
  private final HostSymbols symbols;
  private final Set<Capability> denied;

  /**
   * A check against a host.
   *
   * @param symbols what the host offers
   * @param denied capabilities that plugins may not have
   */
  public LinkCheck(HostSymbols symbols, Set<Capability> denied) {
    this.symbols = symbols;
    this.denied = denied;
  }

  /**
   * What the classes of a plugin look like. Read before they are judged, so that it is also known
   * of plugins that are refused.
   *
   * @param declaredTypes node types that it would contribute, as far as they can be read off
   * @param classNames all its classes, with dots
   */
  public record Outline(List<String> declaredTypes, Set<String> classNames) {
    /** Of a plugin whose classes cannot be read. */
    public static final Outline UNKNOWN = new Outline(List.of(), Set.of());
  }

  /**
   * Reads what the classes of a plugin look like; never fails.
   *
   * @param content the unpacked plugin
   * @return the outline
   */
  public static Outline outline(PluginContent content) {
    try {
      ClassSet classes = ClassSet.read(content);
      return new Outline(
          DeclaredTypes.of(classes),
          classes.all().stream().map(ClassUnit::shown).collect(Collectors.toUnmodifiableSet()));
    } catch (PluginRefusal | RuntimeException e) {
      return Outline.UNKNOWN;
    }
  }

  /**
   * Checks the classes of a plugin.
   *
   * @param content the unpacked plugin
   * @param descriptor what it says of itself
   * @param remarks takes what does not refuse it
   * @throws PluginRefusal when it cannot run here, or must not
   */
  public void require(PluginContent content, PluginDescriptor descriptor, List<String> remarks)
      throws PluginRefusal {
    ClassSet classes = ClassSet.read(content);
    TypeLattice types = new TypeLattice(classes, symbols);
    new IndexCheck(classes, types).require(content, remarks);
    new SymbolCheck(classes, symbols, types).require(remarks);
    new CallCheck().require(classes, descriptor.capabilities(), denied, remarks);
  }
}
