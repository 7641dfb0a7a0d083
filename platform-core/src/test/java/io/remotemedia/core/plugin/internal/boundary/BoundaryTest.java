package io.remotemedia.core.plugin.internal.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.catalog.PluginClosedException;
import io.remotemedia.core.catalog.UseCount;
import io.remotemedia.spi.NoParameters;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.OutputBound;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No method of the SPI's factory and node is left outside the border, defaults included. */
class BoundaryTest {
  private final ClassLoader pluginLoader =
      new URLClassLoader(new URL[0], getClass().getClassLoader());
  private final UseCount uses = new UseCount();
  private final PluginBoundary boundary = new PluginBoundary(pluginLoader, uses);
  private final Inside inside = new Inside();

  /** Stands for the plugin: records where it was called. */
  private final class Inside implements InvocationHandler {
    private Method called;
    private ClassLoader seen;
    private long users;
    private RuntimeException failure;

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      called = method;
      seen = Thread.currentThread().getContextClassLoader();
      users = uses.users();
      if (failure != null) {
        throw failure;
      }
      return method.getReturnType() == Node.class ? node() : null;
    }
  }

  private Node node() {
    return (Node)
        Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Node.class}, inside);
  }

  @SuppressWarnings("unchecked")
  private NodeFactory<NoParameters> factory() {
    return (NodeFactory<NoParameters>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {NodeFactory.class}, inside);
  }

  private static Stream<Method> methodsOf(Class<?> type) {
    return Stream.of(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
  }

  @TestFactory
  Stream<DynamicTest> everyMethodOfTheFactoryCrosses() {
    return methodsOf(NodeFactory.class)
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getName(),
                    () -> {
                      assertCrosses(new BoundFactory<>(factory(), boundary), method);
                      assertEquals(1, inside.users, "the plugin is held meanwhile");
                      assertEquals(0, uses.users());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyMethodOfTheNodeCrosses() {
    return methodsOf(Node.class)
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getName(),
                    () -> assertCrosses(new BoundNode(node(), boundary), method)));
  }

  private void assertCrosses(Object bound, Method method) throws Exception {
    for (RuntimeException failure : new RuntimeException[] {null, new RuntimeException("boom")}) {
      inside.called = null;
      inside.failure = failure;
      ClassLoader outer = Thread.currentThread().getContextClassLoader();
      try {
        method.invoke(bound, new Object[method.getParameterCount()]);
      } catch (InvocationTargetException e) {
        assertSame(failure, e.getCause());
      }
      assertEquals(method.getName(), inside.called.getName(), "reaches the plugin");
      assertSame(pluginLoader, inside.seen, "with the plugin's loader");
      assertSame(outer, Thread.currentThread().getContextClassLoader(), "and back");
    }
  }

  @Test
  void nodesOfBoundFactoriesAreBound() throws Exception {
    NodeSetup<NoParameters> setup =
        new NodeSetup<>(
            new NoParameters(), List.of(), new NodePlan(null, 0, 0, OutputBound.NONE), true, true);
    Node node = new BoundFactory<>(factory(), boundary).create(setup);
    node.close();
    assertSame(pluginLoader, inside.seen);
    assertNotSame(Proxy.class, node.getClass().getSuperclass());
  }

  @Test
  void refusesCallsIntoUnloadedPlugins() {
    uses.close(() -> {});
    BoundFactory<NoParameters> bound = new BoundFactory<>(factory(), boundary);
    assertThrows(PluginClosedException.class, bound::descriptor);
  }
}
