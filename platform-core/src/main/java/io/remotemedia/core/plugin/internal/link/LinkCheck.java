package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.plugin.Capability;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.util.List;
import java.util.Set;

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
   * Checks the classes of a plugin.
   *
   * @param scan its classes
   * @param content the unpacked plugin
   * @param descriptor what it says of itself
   * @param remarks takes what does not refuse it
   * @throws PluginRefusal when it cannot run here, or must not
   */
  public void require(
      ClassScan scan, PluginContent content, PluginDescriptor descriptor, List<String> remarks)
      throws PluginRefusal {
    ClassSet classes = scan.classes();
    TypeLattice types = new TypeLattice(classes, symbols);
    new IndexCheck(classes, types).require(content, remarks);
    new SymbolCheck(classes, symbols, types).require(remarks);
    new CallCheck().require(classes, descriptor.capabilities(), denied, remarks);
  }
}
