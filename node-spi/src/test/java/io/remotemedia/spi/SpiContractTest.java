package io.remotemedia.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every method of the SPI promises, checked for all of them. */
class SpiContractTest {
  private static final Set<String> FOREIGN = Set.of("org.pf4j.ExtensionPoint", "org.slf4j.Logger");

  private static List<Class<?>> publicTypes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root = Path.of(Node.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
        if (Modifier.isPublic(type.getModifiers())) {
          types.add(type);
        }
      }
    }
    assertTrue(types.size() > 20, "found " + types);
    return types;
  }

  @Test
  void everyCallIntoAPluginNamesItsThreadAndStates() {
    for (Class<?> type : List.of(NodeFactory.class, Node.class)) {
      for (Method method : type.getDeclaredMethods()) {
        if (!method.isSynthetic() && !method.isBridge()) {
          CalledIn calledIn = method.getAnnotation(CalledIn.class);
          assertNotNull(calledIn, method::toString);
          assertTrue(
              type == NodeFactory.class || calledIn.states().length > 0,
              () -> method + " names no state");
        }
      }
    }
  }

  @Test
  void signaturesShowNothingButTheJdkPf4jsMarkerAndTheLogger() throws Exception {
    Set<String> strangers = new TreeSet<>();
    for (Class<?> type : publicTypes()) {
      collect(type.getGenericSuperclass(), strangers);
      Stream.of(type.getGenericInterfaces()).forEach(each -> collect(each, strangers));
      Stream.of(type.getFields()).forEach(field -> collect(field.getGenericType(), strangers));
      Stream.of(type.getDeclaredConstructors())
          .filter(each -> Modifier.isPublic(each.getModifiers()))
          .forEach(each -> collectParameters(each, strangers));
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())) {
          collect(method.getGenericReturnType(), strangers);
          collectParameters(method, strangers);
        }
      }
    }
    assertEquals(Set.of(), strangers);
  }

  private static void collectParameters(Executable executable, Set<String> strangers) {
    Stream.of(executable.getGenericParameterTypes()).forEach(each -> collect(each, strangers));
    Stream.of(executable.getGenericExceptionTypes()).forEach(each -> collect(each, strangers));
  }

  private static void collect(Type type, Set<String> strangers) {
    switch (type) {
      case null -> {}
      case Class<?> plain when plain.isArray() -> collect(plain.getComponentType(), strangers);
      case Class<?> plain -> collectClass(plain, strangers);
      case ParameterizedType generic -> {
        collect(generic.getRawType(), strangers);
        Stream.of(generic.getActualTypeArguments()).forEach(each -> collect(each, strangers));
      }
      case GenericArrayType array -> collect(array.getGenericComponentType(), strangers);
      case WildcardType wildcard ->
          Stream.of(wildcard.getUpperBounds()).forEach(each -> collect(each, strangers));
      case TypeVariable<?> variable -> {}
      default -> strangers.add(type.toString());
    }
  }

  private static void collectClass(Class<?> type, Set<String> strangers) {
    boolean ours = type.getName().startsWith("io.remotemedia.spi.");
    boolean jdk = type.isPrimitive() || type.getName().startsWith("java.");
    if (!ours && !jdk && !FOREIGN.contains(type.getName())) {
      strangers.add(type.getName());
    }
  }

  @Test
  void versionInTheCodeIsThatOfTheModule() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains("<version>" + SpiVersion.CURRENT + "</version>"), SpiVersion.CURRENT);
  }
}
