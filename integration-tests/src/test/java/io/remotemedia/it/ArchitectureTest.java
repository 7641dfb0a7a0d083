package io.remotemedia.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may see whom inside the modules; between modules, the poms check it. */
class ArchitectureTest {
  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.remotemedia");
    for (String part : List.of("spi", "core.plan", "core.execution", "server.grpc")) {
      assertTrue(ours.containPackage("io.remotemedia." + part), part);
    }
  }

  @Test
  void aRequestCrossesThePackagesInOneDirection() {
    String[] path = {"server", "core.execution", "core.plan", "core.manifest", "core.diagnostic"};
    for (int before = 0; before < path.length; before++) {
      for (int after = before + 1; after < path.length; after++) {
        noClasses()
            .that()
            .resideInAPackage("io.remotemedia." + path[after] + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.remotemedia." + path[before] + "..")
            .because("a newcomer who follows one request never goes back")
            .check(ours);
      }
    }
  }

  @Test
  void packagesOfTheCoreFormNoCycle() {
    slices().matching("io.remotemedia.core.(*)..").should().beFreeOfCycles().check(ours);
  }

  @Test
  void packagesOfTheServerFormNoCycle() {
    slices().matching("io.remotemedia.server.(*)..").should().beFreeOfCycles().check(ours);
  }

  @Test
  void onlyThePluginHostKnowsPf4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.remotemedia.core.plugin.internal.pf4j..", "io.remotemedia.spi..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.pf4j\\.(?!Extension$|ExtensionPoint$).*")
        .because("PF4J loads classes; the verdicts on plugins are ours")
        .check(ours);
  }

  @Test
  void internalPackagesAreSeenByTheirParentOnly() {
    classes()
        .that()
        .resideInAPackage("io.remotemedia..internal..")
        .should(
            new ArchCondition<JavaClass>("be used from the package above only") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String home = type.getPackageName().replaceFirst("\\.internal(\\..*)?$", "");
                type.getDirectDependenciesToSelf().stream()
                    .filter(use -> !isInside(use.getOriginClass().getPackageName(), home))
                    .forEach(
                        use ->
                            events.add(SimpleConditionEvent.violated(type, use.getDescription())));
              }
            })
        .check(ours);
  }

  private static boolean isInside(String packageName, String home) {
    return packageName.equals(home) || packageName.startsWith(home + ".");
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.remotemedia.server.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("the server's stdout is JSON, line by line")
        .check(ours);
  }

  @Test
  void noClassIsADrawer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.remotemedia.v1..")
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .allowEmptyShould(true)
        .because("a name says what is inside")
        .check(ours.that(DescribedPredicate.describe("not PF4J's", type -> !isPf4jManager(type))));
  }

  /** The class that we extend is called a manager by its library. */
  private static boolean isPf4jManager(JavaClass type) {
    return type.getAllRawSuperclasses().stream()
        .anyMatch(parent -> parent.getName().startsWith("org.pf4j."));
  }
}
