package io.remotemedia.core.plugin.internal.pf4j;

import io.remotemedia.core.plugin.internal.link.HostApi;

/**
 * The parent of every plugin's class loader: the JDK and the host's API, nothing of the host's own
 * libraries, so that a plugin can bring any version of them.
 */
final class HostApiClassLoader extends ClassLoader {
  private final ClassLoader host = HostApiClassLoader.class.getClassLoader();

  HostApiClassLoader() {
    super("host-api", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (HostApi.serves(name)) {
      return host.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
