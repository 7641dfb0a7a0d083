package io.remotemedia.core.plugin.internal.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What plugins can link against: the JDK, and the API packages of this host or of another version
 * of the SPI. Read from class files; thread-safe.
 */
public final class HostSymbols {
  private static final String SPI = "io/remotemedia/spi/";

  private final Path spiJar;
  private final String spiVersion;
  private final Map<String, Optional<ClassModel>> classes = new ConcurrentHashMap<>();

  private HostSymbols(Path spiJar, String spiVersion) {
    this.spiJar = spiJar;
    this.spiVersion = spiVersion;
  }

  /**
   * Those of this host.
   *
   * @param spiVersion its version of the SPI
   * @return the symbols
   */
  public static HostSymbols ofThisHost(String spiVersion) {
    return new HostSymbols(null, spiVersion);
  }

  /**
   * Those of a host with another SPI; PF4J and slf4j stay this host's.
   *
   * @param spiJar a jar of node-spi, or a folder with its classes
   * @return the symbols
   * @throws IOException when it is none
   */
  public static HostSymbols ofSpi(Path spiJar) throws IOException {
    byte[] bytes = fromJar(spiJar, SPI + "SpiVersion.class");
    if (bytes == null) {
      throw new IOException("%s is no node-spi: it has no SpiVersion".formatted(spiJar));
    }
    return new HostSymbols(spiJar, versionIn(ClassFile.of().parse(bytes)));
  }

  private static String versionIn(ClassModel spiVersion) throws IOException {
    for (FieldModel field : spiVersion.fields()) {
      var value = field.findAttribute(Attributes.constantValue());
      if (field.fieldName().equalsString("CURRENT") && value.isPresent()) {
        return String.valueOf(value.get().constant().constantValue());
      }
    }
    throw new IOException("SpiVersion has no constant CURRENT");
  }

  /**
   * The version of the SPI.
   *
   * @return {@code major.minor.patch}
   */
  public String spiVersion() {
    return spiVersion;
  }

  /** The class file of an API or JDK class; empty when there is none. Names have slashes. */
  Optional<ClassModel> find(String name) {
    return classes.computeIfAbsent(name, this::read);
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  private Optional<ClassModel> read(String name) {
    try {
      byte[] bytes =
          name.startsWith(SPI) && spiJar != null
              ? fromJar(spiJar, name + ".class")
              : fromHere(name);
      return bytes == null ? Optional.empty() : Optional.of(ClassFile.of().parse(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] fromJar(Path spiJar, String entryName) throws IOException {
    if (Files.isDirectory(spiJar)) {
      Path file = spiJar.resolve(entryName);
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }
    try (ZipFile zip = new ZipFile(spiJar.toFile())) {
      ZipEntry entry = zip.getEntry(entryName);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }

  private static byte[] fromHere(String name) throws IOException {
    ClassLoader loader =
        HostApi.serves(name.replace('/', '.'))
            ? HostSymbols.class.getClassLoader()
            : ClassLoader.getPlatformClassLoader();
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** Super class and interfaces of an API or JDK class. */
  List<String> parents(String name) {
    List<String> parents = new ArrayList<>();
    find(name).ifPresent(model -> parents.addAll(new ClassUnit(model, false).parents()));
    return parents;
  }

  boolean hasField(String owner, String name, String type) {
    return find(owner)
        .map(
            model ->
                model.fields().stream()
                        .anyMatch(
                            field ->
                                field.fieldName().equalsString(name)
                                    && field.fieldType().equalsString(type))
                    || parents(owner).stream().anyMatch(parent -> hasField(parent, name, type)))
        .orElse(false);
  }

  /** Whether a class or one of its parents has a method, abstract or not. */
  boolean hasMethod(String owner, String name, String type) {
    return method(owner, name, type, false);
  }

  /** Whether a class or one of its parents has a method with a body. */
  boolean implementsMethod(String owner, String name, String type) {
    return method(owner, name, type, true);
  }

  private boolean method(String owner, String name, String type, boolean withBody) {
    Optional<ClassModel> model = find(owner);
    if (model.isEmpty()) {
      return false;
    }
    for (MethodModel method : model.get().methods()) {
      if (method.methodName().equalsString(name)
          && method.methodType().equalsString(type)
          && !(withBody && method.flags().has(AccessFlag.ABSTRACT))) {
        return true;
      }
    }
    return parents(owner).stream().anyMatch(parent -> method(parent, name, type, withBody));
  }

  /** The methods of an API interface that an implementation must have. */
  List<MethodModel> abstractMethods(String name) {
    return find(name).stream()
        .flatMap(model -> model.methods().stream())
        .filter(method -> method.flags().has(AccessFlag.ABSTRACT))
        .toList();
  }
}
