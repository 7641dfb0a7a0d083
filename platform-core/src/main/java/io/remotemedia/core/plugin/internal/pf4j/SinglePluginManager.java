package io.remotemedia.core.plugin.internal.pf4j;

import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.link.HostApi;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;

/**
 * A PF4J manager for one plugin. One manager for all of them would let one bad jar keep the others
 * from resolving, and could not hold two versions of a plugin. The library is given what was judged
 * already: descriptor and class path; it neither parses nor unpacks, and checks no range, because
 * no system version is set.
 */
final class SinglePluginManager extends DefaultPluginManager {
  private final PluginContent content;
  private final PluginDescriptor descriptor;

  SinglePluginManager(PluginContent content, PluginDescriptor descriptor) {
    super(List.of(content.folder()));
    this.content = content;
    this.descriptor = descriptor;
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PluginDescriptorFinder() {
      @Override
      public boolean isApplicable(Path path) {
        return true;
      }

      @Override
      public org.pf4j.PluginDescriptor find(Path path) {
        return new DefaultPluginDescriptor(
            descriptor.pluginId(),
            "",
            descriptor.pluginClass() == null
                ? org.pf4j.Plugin.class.getName()
                : descriptor.pluginClass(),
            descriptor.version(),
            "*",
            "",
            "");
      }
    };
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new PluginLoader() {
      @Override
      public boolean isApplicable(Path path) {
        return true;
      }

      @Override
      public ClassLoader loadPlugin(Path path, org.pf4j.PluginDescriptor pf4jDescriptor) {
        LabelledClassLoader loader =
            new LabelledClassLoader(SinglePluginManager.this, pf4jDescriptor);
        loader.addFile(content.own().toFile());
        content.libraries().forEach(library -> loader.addFile(library.toFile()));
        return loader;
      }
    };
  }

  /** Names its plugin in error messages. */
  private static final class LabelledClassLoader extends PluginClassLoader {
    private final String label;

    LabelledClassLoader(SinglePluginManager manager, org.pf4j.PluginDescriptor descriptor) {
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
