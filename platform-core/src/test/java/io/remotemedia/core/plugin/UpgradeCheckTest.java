package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.spi.Node;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another version of the SPI would say, before a server with it is started. */
class UpgradeCheckTest {
  private static final PluginHostOptions OPTIONS = PluginHostOptions.once(List.of());

  @TempDir private Path folder;

  /** Our SPI under another version, without one of its methods. */
  private Path spi(String version, String missingMethod) throws Exception {
    Path ours = Path.of(Node.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("node-spi-%s.jar".formatted(version));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      if (Files.isDirectory(ours)) {
        try (Stream<Path> files = Files.walk(ours)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
            String name = ours.relativize(file).toString().replace('\\', '/');
            put(out, name, changed(Files.readAllBytes(file), version, missingMethod));
          }
        }
      } else {
        try (ZipFile zip = new ZipFile(ours.toFile())) {
          for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
            if (entry.getName().endsWith(".class")) {
              byte[] bytes = zip.getInputStream(entry).readAllBytes();
              put(out, entry.getName(), changed(bytes, version, missingMethod));
            }
          }
        }
      }
    }
    return jar;
  }

  private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
  }

  private static byte[] changed(byte[] bytes, String version, String missingMethod) {
    ClassTransform withVersion =
        (builder, element) -> {
          boolean isGone =
              element instanceof MethodModel method
                  && method.methodName().equalsString(missingMethod);
          if (element instanceof FieldModel field && field.fieldName().equalsString("CURRENT")) {
            builder.withField(
                field.fieldName(),
                field.fieldType(),
                changed ->
                    changed
                        .withFlags(field.flags().flagsMask())
                        .with(
                            ConstantValueAttribute.of(
                                builder.constantPool().stringEntry(version))));
          } else if (!isGone) {
            builder.with(element);
          }
        };
    ClassFile classes = ClassFile.of();
    return classes.transformClass(classes.parse(bytes), withVersion);
  }

  private Path plugin() throws Exception {
    return new PluginJarFixture("gate", "1.0.0")
        .factory("Gate", "")
        .writeTo(folder.resolve("g.jar"));
  }

  private PluginStatus check(Path spi) throws Exception {
    return PluginVerifier.checkUpgrade(plugin(), spi, OPTIONS);
  }

  @Test
  void pluginsThatFitAreToldSo() throws Exception {
    assertEquals(PluginState.ACTIVE, check(spi("1.7.0", "")).state());
  }

  @Test
  void rangesThatEndBeforeTheOtherVersionAreTold() throws Exception {
    PluginStatus status = check(spi("2.0.0", ""));
    assertEquals(DiagnosticCode.PLUGIN_SPI_MISMATCH, status.code());
    assertEquals(
        "the plugin requires SPI \">=1.0.0 & <2.0.0\", the server's is 2.0.0", status.reason());
  }

  @Test
  void methodsThatAreMissingThereAreNamedWithTheirCallers() throws Exception {
    PluginStatus status = check(spi("1.7.0", "sameFormat"));
    assertEquals(DiagnosticCode.PLUGIN_LINK, status.code(), status::toString);
    assertEquals(
        List.of(
            "io.remotemedia.spi.NodePlan.sameFormat(Lio/remotemedia/spi/AudioFormat;)"
                + "Lio/remotemedia/spi/NodePlan;, used by fixture.GateFactory"),
        status.evidence());
  }

  @Test
  void otherJarsAreNotTakenForAnSpi() throws Exception {
    Path noSpi = plugin();
    assertThrows(IOException.class, () -> PluginVerifier.checkUpgrade(noSpi, noSpi, OPTIONS));
  }

  @Test
  void offlineNobodyClaimsThatDependenciesAreThere() throws Exception {
    Path file =
        new PluginJarFixture("user", "1.0.0")
            .manifest("Plugin-Dependencies", "gate@>=1.0.0")
            .factory("User", "")
            .writeTo(folder.resolve("user.jar"));
    StepOutcome step =
        PluginVerifier.verify(file, OPTIONS).verdict().steps().stream()
            .filter(outcome -> outcome.step() == VerdictStep.DEPENDENCIES)
            .findFirst()
            .orElseThrow();
    assertEquals(StepOutcome.Result.SKIPPED, step.result());
    assertEquals("not asked without a server: needs [gate >=1.0.0]", step.note());
  }

  @Test
  void theOfflineVerdictIsTheOneOfAHost() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    List<BrokenPlugins.Expected> all = BrokenPlugins.writeTo(plugins);
    Set<DiagnosticCode> seen = EnumSet.noneOf(DiagnosticCode.class);
    for (BrokenPlugins.Expected each : all) {
      // These depend on what else is there; the ones that hang are told by other tests.
      boolean needsOthers =
          each.state() != PluginState.QUARANTINED
              || List.of("RM-6402", "RM-6902", "RM-6502").contains(each.code().id())
              || each.file().equals("rival.jar");
      if (!needsOthers && seen.add(each.code())) {
        PluginStatus status = PluginVerifier.verify(plugins.resolve(each.file()), OPTIONS);
        assertEquals(each.code(), status.code(), each::file);
      }
    }
  }
}
