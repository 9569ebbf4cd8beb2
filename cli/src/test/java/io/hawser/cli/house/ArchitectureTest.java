package io.hawser.cli.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules, and the edges at which foreign types stay. */
@AnalyzeClasses(packages = "io.hawser", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("crds")
          .definedBy("io.hawser.crds..")
          .layer("engine")
          .definedBy("io.hawser.engine..")
          .layer("kopia")
          .definedBy("io.hawser.kopia..")
          .layer("functions")
          .definedBy("io.hawser.functions..")
          .layer("cli")
          .definedBy("io.hawser.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("functions")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("kopia")
          .mayOnlyBeAccessedByLayers("functions", "cli")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("functions", "cli")
          .whereLayer("crds")
          .mayOnlyBeAccessedByLayers("engine", "functions", "cli");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.hawser.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule awsTypesStayInOnePackage =
      noClasses()
          .that(
              resideInAPackage("io.hawser..")
                  .and(resideInAPackage("io.hawser.kopia.s3..").negate()))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule nothingKnowsKubernetesYet =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.fabric8..");

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.hawser.cli")
          .should()
          .callMethod(System.class, "exit", int.class);

  /** But for the class that silences the one library that does. */
  @ArchTest
  static final ArchRule nothingLogsThroughTheJdk =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.hawser.engine.expression.Mvel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");
}
