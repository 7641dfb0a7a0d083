package io.remotemedia.core.plugin;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One plugin file for each way to be wrong, with the verdict that it must get. */
final class BrokenPlugins {
  /** A file, its verdict, and parts of what is told about it. */
  record Expected(String file, PluginState state, DiagnosticCode code, List<String> parts) {}

  private final Path folder;
  private final List<Expected> expected = new ArrayList<>();

  private BrokenPlugins(Path folder) {
    this.folder = folder;
  }

  /** Writes all of them into a folder. */
  static List<Expected> writeTo(Path folder) throws IOException {
    BrokenPlugins plugins = new BrokenPlugins(folder);
    plugins.archives();
    plugins.descriptors();
    plugins.classes();
    plugins.dependencies();
    plugins.starts();
    plugins.schemas();
    plugins.names();
    return plugins.expected;
  }

  private Path expect(String file, DiagnosticCode code, String... parts) {
    return expect(file, PluginState.QUARANTINED, code, parts);
  }

  private Path expect(String file, PluginState state, DiagnosticCode code, String... parts) {
    expected.add(new Expected(file, state, code, List.of(parts)));
    return folder.resolve(file);
  }

  /** A plugin that is good, to be made bad; its id and type come from the file's name. */
  private static PluginJarFixture good(String file) {
    String id = file.substring(0, file.indexOf('.'));
    return new PluginJarFixture(id, "1.0.0").factory(typeOf(id), "");
  }

  private static String typeOf(String id) {
    StringBuilder type = new StringBuilder();
    for (String word : id.split("-")) {
      type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return type.toString();
  }

  private void archives() throws IOException {
    Files.write(
        expect("empty.jar", DiagnosticCode.PLUGIN_NO_ARCHIVE, "cannot be read"), new byte[0]);
    Files.writeString(
        expect("garbage.jar", DiagnosticCode.PLUGIN_NO_ARCHIVE, "cannot be read"),
        "no archive at all ".repeat(1_000));
    Path whole = good("truncated.jar").writeTo(folder.resolve("truncated.jar"));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(
        expect("truncated.jar", DiagnosticCode.PLUGIN_NO_ARCHIVE, "cannot be read"),
        Arrays.copyOf(bytes, bytes.length / 2));
    Files.createDirectory(expect("folder.jar", DiagnosticCode.PLUGIN_UNREADABLE, "folder"));
    Path loop = expect("loop.jar", DiagnosticCode.PLUGIN_UNREADABLE, "not a readable file");
    Files.createSymbolicLink(loop, Path.of("loop.jar"));
    Path dangling = expect("dangling.jar", DiagnosticCode.PLUGIN_UNREADABLE, "not a readable file");
    Files.createSymbolicLink(dangling, Path.of("nowhere"));
    good("outside.jar")
        .entry("../../outside.txt", "x")
        .writeTo(
            expect(
                "outside.jar", DiagnosticCode.PLUGIN_ARCHIVE_ENTRY, "outside", "../outside.txt"));
    good("absolute.jar")
        .entry("/etc/outside.txt", "x")
        .writeTo(expect("absolute.jar", DiagnosticCode.PLUGIN_ARCHIVE_ENTRY, "/etc/outside.txt"));
    good("nested.jar")
        .entry("lib/inner.jar", new byte[10])
        .writeTo(expect("nested.jar", DiagnosticCode.PLUGIN_NESTED_ARCHIVE, "lib/inner.jar"));
    bomb(expect("bomb.jar", DiagnosticCode.PLUGIN_ARCHIVE_LIMIT, "inflate"));
    lyingBomb(expect("lying-bomb.jar", DiagnosticCode.PLUGIN_ARCHIVE_LIMIT, "inflate"));
    link(expect("link.zip", DiagnosticCode.PLUGIN_ARCHIVE_ENTRY, "symbolic link"));
  }

  /** 300 MB of zeros in 300 KB. */
  private static byte[] zeros() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  private static void bomb(Path file) throws IOException {
    Files.write(file, zeros());
  }

  /** Says that its entry is small: the size in the central directory, the last 46 bytes of it. */
  private static void lyingBomb(Path file) throws IOException {
    byte[] bytes = zeros();
    int directory = bytes.length - 22 - 46 - "zeros".length();
    for (int i = 0; i < 4; i++) {
      bytes[directory + 24 + i] = (byte) (i == 0 ? 100 : 0);
    }
    Files.write(file, bytes);
  }

  /** An entry that is a symbolic link: its mode stands in the central directory. */
  private static void link(Path file) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(buffer)) {
      ZipEntry entry = new ZipEntry("classes/link");
      byte[] target = "/etc/passwd".getBytes(StandardCharsets.UTF_8);
      CRC32 crc = new CRC32();
      crc.update(target);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(target.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(target);
    }
    byte[] bytes = buffer.toByteArray();
    int directory = bytes.length - 22 - 46 - "classes/link".length();
    bytes[directory + 41] = (byte) 0xa1;
    bytes[directory + 40] = (byte) 0xff;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes);
    }
  }

  private void descriptors() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    Files.write(
        expect("no-manifest.jar", DiagnosticCode.PLUGIN_DESCRIPTOR, "MANIFEST.MF"),
        bytes.toByteArray());
    descriptor("no-id.jar", "Plugin-Id", null, "Plugin-Id");
    descriptor("bad-id.jar", "Plugin-Id", "a b/c", "Plugin-Id", "a b/c");
    descriptor("no-version.jar", "Plugin-Version", null, "Plugin-Version");
    descriptor("bad-version.jar", "Plugin-Version", "soon", "Plugin-Version", "soon");
    descriptor(
        "bad-dependency.jar", "Plugin-Dependencies", "other@>=x", "Plugin-Dependencies", ">=x");
    descriptor("bad-capability.jar", "Plugin-Capabilities", "network, magic", "magic", "threads");
    range("no-range.jar", null, DiagnosticCode.PLUGIN_SPI_RANGE, "names no range", "1.0.0");
    range("any-range.jar", "*", DiagnosticCode.PLUGIN_SPI_RANGE, "names no range");
    range("one-version.jar", "1.0.0", DiagnosticCode.PLUGIN_SPI_RANGE, "no upper bound");
    range(
        "open-range.jar", ">=1.0.0", DiagnosticCode.PLUGIN_SPI_RANGE, "no upper bound", ">=1.0.0");
    range("bad-range.jar", ">=one", DiagnosticCode.PLUGIN_SPI_RANGE, ">=one");
    range("too-new.jar", ">=2.0.0 & <3.0.0", DiagnosticCode.PLUGIN_SPI_MISMATCH, "2.0.0", "1.0.0");
    range("too-old.jar", ">=0.1.0 & <0.9.0", DiagnosticCode.PLUGIN_SPI_MISMATCH, "0.9.0", "1.0.0");
  }

  private void descriptor(String file, String name, String value, String... parts)
      throws IOException {
    good(file).manifest(name, value).writeTo(expect(file, DiagnosticCode.PLUGIN_DESCRIPTOR, parts));
  }

  private void range(String file, String range, DiagnosticCode code, String... parts)
      throws IOException {
    good(file).manifest("Plugin-Requires", range).writeTo(expect(file, code, parts));
  }

  private void classes() throws IOException {
    PluginJarFixture newer = good("newer-java.jar");
    byte[] bytes = newer.bytesOf("fixture/NewerJavaFactory.class").clone();
    bytes[7] = 70;
    newer
        .entry("fixture/NewerJavaFactory.class", bytes)
        .writeTo(
            expect(
                "newer-java.jar", DiagnosticCode.PLUGIN_CLASS_VERSION, "70", "Java 26", "Java 25"));
    good("no-class-file.jar")
        .entry("fixture/Odd.class", "this is no class file")
        .writeTo(
            expect("no-class-file.jar", DiagnosticCode.PLUGIN_CLASS_FILE, "fixture/Odd.class"));
    good("bundles-spi.jar")
        .entry("io/remotemedia/spi/Node.class", "x")
        .writeTo(
            expect("bundles-spi.jar", DiagnosticCode.PLUGIN_BUNDLES_HOST, "io.remotemedia.spi"));
    good("bundles-slf4j.jar")
        .entry("org/slf4j/Logger.class", "x")
        .writeTo(expect("bundles-slf4j.jar", DiagnosticCode.PLUGIN_BUNDLES_HOST, "org.slf4j"));
    good("no-index.jar")
        .without("META-INF/extensions.idx")
        .writeTo(
            expect(
                "no-index.jar",
                DiagnosticCode.PLUGIN_NO_INDEX,
                "classes that implement NodeFactory (1 found)",
                "fixture.NoIndexFactory"));
    new PluginJarFixture("no-classes", "1.0.0")
        .writeTo(expect("no-classes.jar", DiagnosticCode.PLUGIN_NO_INDEX, "no class implements"));
    new PluginJarFixture("empty-index", "1.0.0")
        .entry("META-INF/extensions.idx", "# Generated by PF4J\n")
        .writeTo(expect("empty-index.jar", DiagnosticCode.PLUGIN_NO_NODE_TYPE, "is empty"));
    good("missing-class.jar")
        .without("fixture/MissingClassFactory.class")
        .writeTo(
            expect(
                "missing-class.jar",
                DiagnosticCode.PLUGIN_INDEX_ENTRY,
                "not in the plugin",
                "fixture.MissingClassFactory"));
    good("no-factory.jar")
        .indexed("fixture.NoFactoryNode")
        .writeTo(expect("no-factory.jar", DiagnosticCode.PLUGIN_INDEX_ENTRY, "no NodeFactory"));
    broken("private-constructor", "private PrivateConstructorFactory() {}")
        .writeTo(
            expect(
                "private-constructor.jar",
                DiagnosticCode.PLUGIN_INDEX_ENTRY,
                "no public constructor"));
    symbols();
    calls();
  }

  private static PluginJarFixture broken(String id, String body) {
    return new PluginJarFixture(id, "1.0.0").factory(typeOf(id), body);
  }

  /** Against an SPI of the future, and against a library that was left behind. */
  private void symbols() throws IOException {
    PluginJarFixture gone = good("missing-parent.jar");
    gone.compile("Parent", "package fixture; public class Parent {}")
        .compile("Child", "package fixture; public class Child extends Parent {}")
        .without("fixture/Parent.class")
        .writeTo(
            expect(
                "missing-parent.jar",
                DiagnosticCode.PLUGIN_LINK,
                "fixture.Parent",
                "fixture.Child"));
    good("missing-symbol.jar")
        .entry("fixture/Future.class", FutureSpi.caller())
        .writeTo(
            expect(
                "missing-symbol.jar",
                DiagnosticCode.PLUGIN_LINK,
                "io.remotemedia.spi.SpiVersion.next",
                "fixture.Future"));
  }

  private void calls() throws IOException {
    call(
        "exits",
        "void leave() { System.exit(1); }",
        DiagnosticCode.PLUGIN_FORBIDDEN_CALL,
        "java.lang.System.exit",
        "fixture.ExitsFactory.leave");
    call(
        "halts",
        "void leave() { Runtime.getRuntime().halt(1); }",
        DiagnosticCode.PLUGIN_FORBIDDEN_CALL,
        "java.lang.Runtime.halt");
    call(
        "speaks",
        "void speak() { System.setOut(null); }",
        DiagnosticCode.PLUGIN_FORBIDDEN_CALL,
        "java.lang.System.setOut");
    call(
        "runs",
        "void run() throws Exception { new ProcessBuilder(\"ls\").start(); }",
        DiagnosticCode.PLUGIN_CAPABILITY,
        "process",
        "java.lang.ProcessBuilder.start");
    call(
        "loads",
        "void load() { System.loadLibrary(\"x\"); }",
        DiagnosticCode.PLUGIN_CAPABILITY,
        "native",
        "java.lang.System.loadLibrary");
  }

  private void call(String id, String body, DiagnosticCode code, String... parts)
      throws IOException {
    broken(id, body).writeTo(expect(id + ".jar", code, parts));
  }

  private void dependencies() throws IOException {
    good("needs-other.jar")
        .manifest("Plugin-Dependencies", "nobody@>=1.0.0")
        .writeTo(
            expect(
                "needs-other.jar",
                PluginState.WAITING,
                DiagnosticCode.PLUGIN_DEPENDENCY_MISSING,
                "nobody >=1.0.0"));
    good("needs-newer.jar")
        .manifest("Plugin-Dependencies", "good@>=2.0.0")
        .writeTo(
            expect(
                "needs-newer.jar",
                PluginState.WAITING,
                DiagnosticCode.PLUGIN_DEPENDENCY_VERSION,
                "good >=2.0.0",
                "1.0.0 serves"));
    for (String[] pair :
        List.of(new String[] {"chicken", "egg"}, new String[] {"egg", "chicken"})) {
      good(pair[0] + ".jar")
          .manifest("Plugin-Dependencies", pair[1])
          .writeTo(
              expect(pair[0] + ".jar", DiagnosticCode.PLUGIN_DEPENDENCY_CYCLE, "chicken, egg"));
    }
    good("own-tail.jar")
        .manifest("Plugin-Dependencies", "own-tail")
        .writeTo(expect("own-tail.jar", DiagnosticCode.PLUGIN_DEPENDENCY_CYCLE, "own-tail"));
  }

  private void starts() throws IOException {
    broken(
            "throwing-constructor",
            "public ThrowingConstructorFactory() { throw new Error(\"boom\"); }")
        .writeTo(expect("throwing-constructor.jar", DiagnosticCode.PLUGIN_FACTORY_FAILED, "boom"));
    broken(
            "throwing-initializer",
            "static { if (true) throw new IllegalStateException(\"boom\"); }")
        .writeTo(expect("throwing-initializer.jar", DiagnosticCode.PLUGIN_FACTORY_FAILED, "boom"));
    String hang =
        "while (true) { try { Thread.sleep(60_000); } catch (InterruptedException e) {} }";
    broken("hanging-constructor", "public HangingConstructorFactory() { %s }".formatted(hang))
        .writeTo(
            expect(
                "hanging-constructor.jar",
                DiagnosticCode.PLUGIN_START_TIMEOUT,
                "within",
                "HangingConstructorFactory.<init>"));
    broken("hanging-initializer", "static { if (true) { %s } }".formatted(hang))
        .writeTo(
            expect(
                "hanging-initializer.jar",
                DiagnosticCode.PLUGIN_START_TIMEOUT,
                "HangingInitializerFactory.<clinit>"));
    good("throwing-start.jar")
        .manifest("Plugin-Class", "fixture.Lifecycle")
        .compile(
            "Lifecycle",
            """
            package fixture;
            public class Lifecycle extends org.pf4j.Plugin {
              @Override public void start() { throw new NoClassDefFoundError("boom"); }
            }
            """)
        .writeTo(expect("throwing-start.jar", DiagnosticCode.PLUGIN_START_FAILED, "boom"));
    new PluginJarFixture("throwing-descriptor", "1.0.0")
        .factory("ThrowingDescriptor", "", "throw new StackOverflowError(\"boom\");")
        .writeTo(expect("throwing-descriptor.jar", DiagnosticCode.PLUGIN_DESCRIBE_FAILED, "boom"));
    new PluginJarFixture("null-descriptor", "1.0.0")
        .factory("NullDescriptor", "", "return null;")
        .writeTo(
            expect("null-descriptor.jar", DiagnosticCode.PLUGIN_DESCRIBE_FAILED, "no descriptor"));
  }

  private void schemas() throws IOException {
    schema("schema-no-json", "{", "not JSON");
    schema("schema-no-object", "[]", "no JSON object");
    schema("schema-bad-type", "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":42}}}", "type");
    schema(
        "schema-misspelt",
        "{\"type\":\"object\",\"propertys\":{}}",
        "propertys",
        "did you mean \"properties\"");
    schema("schema-cycle", "{\"type\":\"object\",\"$ref\":\"#\"}", "cycle");
    schema("schema-remote", "{\"type\":\"object\",\"$ref\":\"http://127.0.0.1:1/x\"}", "leaves");
    schema(
        "schema-pattern",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":10,\"pattern\":\"^(a+)+\\\\1$\"}}}",
        "pattern");
    withSchema("schema-missing", null)
        .writeTo(
            expect("schema-missing.jar", DiagnosticCode.PLUGIN_SCHEMA, "missing", "p.schema.json"));
  }

  private void schema(String id, String json, String... parts) throws IOException {
    withSchema(id, json).writeTo(expect(id + ".jar", DiagnosticCode.PLUGIN_SCHEMA, parts));
  }

  static PluginJarFixture withSchema(String id, String json) {
    PluginJarFixture jar =
        new PluginJarFixture(id, "1.0.0")
            .factory(
                typeOf(id),
                "",
                """
                return NodeDescriptor.of("%s", "1.0.0", "A fixture.")
                    .takes(SignalKind.AUDIO).emits(SignalKind.AUDIO)
                    .parameterSchema("p.schema.json").build();"""
                    .formatted(typeOf(id)));
    return json == null ? jar : jar.entry("fixture/p.schema.json", json);
  }

  private void names() throws IOException {
    new PluginJarFixture("rival", "1.0.0")
        .factory("Good", "")
        .writeTo(
            expect("rival.jar", DiagnosticCode.PLUGIN_TYPE_TAKEN, "Good", "by good", "by rival"));
    new PluginJarFixture("takes-built-in", "1.0.0")
        .factory("PassThrough", "")
        .writeTo(expect("takes-built-in.jar", DiagnosticCode.PLUGIN_TYPE_TAKEN, "PassThrough"));
    new PluginJarFixture("good", "0.9.0")
        .factory("Good", "")
        .writeTo(
            expect(
                "aa-older.jar", PluginState.SUPERSEDED, DiagnosticCode.PLUGIN_SUPERSEDED, "1.0.0"));
    new PluginJarFixture("good", "1.0.0")
        .factory("Good", "")
        .writeTo(
            expect("good-twice.jar", DiagnosticCode.PLUGIN_DUPLICATE, "twice", "good-first.jar"));
  }
}
