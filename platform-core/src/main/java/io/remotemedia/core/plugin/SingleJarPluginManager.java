package io.remotemedia.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;

/**
 * A PF4J manager for one jar. One manager for all of them would let one bad jar keep the others
 * from resolving, and could not hold two versions of a plugin.
 */
final class SingleJarPluginManager extends DefaultPluginManager {
  SingleJarPluginManager(Path folder) {
    super(List.of(folder));
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new JarPluginLoader(this) {
      @Override
      protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
        return new LabelledClassLoader(SingleJarPluginManager.this, descriptor);
      }
    };
  }

  @Override
  protected void validatePluginDescriptor(PluginDescriptor descriptor) {
    // Our own reader has judged the descriptor; what it accepted, PF4J accepts.
    ((DefaultPluginDescriptor) descriptor).setRequires("*");
    super.validatePluginDescriptor(descriptor);
  }

  /** Names its plugin in error messages. */
  private static final class LabelledClassLoader extends PluginClassLoader {
    private final String label;

    LabelledClassLoader(SingleJarPluginManager manager, PluginDescriptor descriptor) {
      super(manager, descriptor, new HostApiClassLoader(), ClassLoadingStrategy.PDA);
      label = "plugin %s %s".formatted(descriptor.getPluginId(), descriptor.getVersion());
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
      return HostApi.serves(className);
    }

    @Override
    public String toString() {
      return label;
    }
  }
}
