package org.refigure;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who may know whom in the toolkit, so that each package can be read, tested and replaced alone.
 *
 * <p>Packages that do not exist yet are named too: the rule waits for them.
 */
@AnalyzeClasses(packages = "org.refigure", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "org.refigure.";

  @ArchTest
  static final ArchRule stats_and_spectrum_stand_at_the_bottom =
      none("stats", "spectrum")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages("claim", "plot", "sweep", "train", "notebook", "cli", "optim", "paper"))
          .because("they take arrays and records and give records")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule bottom_packages_of_mathematics_know_no_other_package =
      none(
              "harmonic",
              "transport",
              "geometry",
              "lattice",
              "vision",
              "symmetry",
              "graph",
              "manifold",
              "number",
              "lie",
              "blas",
              "anomaly")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages(
                  "claim",
                  "plot",
                  "sweep",
                  "train",
                  "notebook",
                  "cli",
                  "optim",
                  "paper",
                  "model",
                  "data",
                  "stats",
                  "spectrum"))
          .because("they take arrays and give arrays; any package above may use them")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule optim_model_and_data_know_nothing_above_them =
      none("optim", "model", "data")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages("claim", "plot", "sweep", "train", "notebook", "cli", "paper"))
          .because("a model is a plain function of its parameters")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule claim_and_plot_look_only_at_tables_and_stats =
      none("claim", "plot")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages("sweep", "train", "optim", "model", "data", "notebook", "cli", "paper"))
          .because("a figure and a verdict are made of numbers, wherever these come from")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule sweep_does_not_know_training =
      none("sweep")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages("train", "optim", "model", "claim", "plot", "notebook", "cli", "paper"))
          .because("a paper joins them: a trial's function calls a training")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule training_does_not_know_sweeps =
      none("train")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages("sweep", "claim", "plot", "notebook", "cli", "paper"))
          .because("one training is usable without any sweep")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule diagnosis_knows_records_and_no_model =
      none("diagnose")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages("train", "optim", "model", "data", "plot", "notebook", "cli", "paper"))
          .because("it judges anyone's runs, by the names in a study")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobody_below_a_paper_knows_diagnosis =
      none("sweep", "train", "claim", "plot", "stats", "spectrum", "optim", "model", "data")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages("diagnose"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_fused_step_knows_models_and_data_alone =
      none("fused")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages(
                  "claim",
                  "plot",
                  "sweep",
                  "train",
                  "notebook",
                  "cli",
                  "optim",
                  "paper",
                  "stats",
                  "spectrum"))
          .because("it computes a loss and a gradient, whoever trains with them");

  @ArchTest
  static final ArchRule only_training_knows_the_fused_step =
      noClasses()
          .that()
          .resideOutsideOfPackages(packages("fused", "train"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + "fused..")
          .because("which engine ran shows in a run's provenance and nowhere else");

  @ArchTest
  static final ArchRule vectors_stay_in_the_fused_step_in_models_and_in_spectra =
      library("jdk.incubator..", "fused", "model", "spectrum");

  @ArchTest
  static final ArchRule openblas_stays_with_models_and_spectra =
      noClasses()
          .that()
          .resideOutsideOfPackages(packages("blas", "model", "spectrum"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..", "dev.ludovic..");

  @ArchTest static final ArchRule native_calls_stay_in_blas = library("com.sun.jna..", "blas");

  @ArchTest
  static final ArchRule only_the_site_and_the_command_line_stand_above_notebook =
      none("notebook")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages("site", "cli", "paper"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_site_knows_notebooks_and_claims_alone =
      none("site")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages("sweep", "train", "optim", "model", "data", "plot", "cli", "paper"))
          .because("it shows what was computed and computes nothing");

  @ArchTest
  static final ArchRule a_paper_does_not_know_another_paper =
      slices()
          .matching("org.refigure.paper.(*)..")
          .should()
          .notDependOnEachOther()
          .because("what two papers need moves down")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobody_knows_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + "cli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packages_form_no_cycle =
      slices().matching("org.refigure.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule djl_stays_with_training =
      library("ai.djl..", "data", "model", "optim", "train", "paper", "spectrum");

  @ArchTest
  static final ArchRule fourier_transforms_stay_in_harmonic =
      library("org.jtransforms..", "harmonic");

  @ArchTest
  static final ArchRule topology_suite_stays_in_geometry =
      library("org.locationtech.jts..", "geometry");

  @ArchTest static final ArchRule nd4j_stays_in_spectrum = library("org.nd4j..", "spectrum");

  @ArchTest
  static final ArchRule tables_stay_above_the_arrays =
      library(
          "tech.tablesaw..",
          "sweep",
          "claim",
          "plot",
          "diagnose",
          "checkpoint",
          "notebook",
          "paper");

  @ArchTest static final ArchRule xchart_stays_in_plot = library("org.knowm.xchart..", "plot");

  @ArchTest static final ArchRule drawing_stays_in_plot = library("java.awt..", "plot");

  @ArchTest static final ArchRule sql_stays_in_sweep = library("java.sql..", "sweep");

  @ArchTest static final ArchRule jeromq_stays_in_notebook = library("org.zeromq..", "notebook");

  @ArchTest
  static final ArchRule no_kernel_is_compiled_against =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.spencerpark..", "org.dflib..", "org.apache.spark..")
          .because("notebooks run unchanged on any kernel, and Spark has a module of its own")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule randomness_is_never_unnamed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, ThreadLocalRandom.class)
          .orShould()
          .callMethod(Math.class, "random")
          .because("every random stream is derived from a trial's seed (secrets are no results)")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_static_state_can_change =
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveName("$assertionsDisabled")
          .should()
          .beFinal()
          .because("two sweeps in one JVM must not see each other")
          .allowEmptyShould(true);

  private static GivenClassesConjunction none(String... names) {
    return noClasses().that().resideInAnyPackage(packages(names));
  }

  private static String[] packages(String... names) {
    return Arrays.stream(names).map(name -> BASE + name + "..").toArray(String[]::new);
  }

  /** Only these packages may use a library; every other package reaches it through them. */
  private static ArchRule library(String library, String... allowed) {
    return noClasses()
        .that(resideInAPackage("org.refigure..").and(not(resideInAnyPackage(packages(allowed)))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as("%s is used only in %s".formatted(library, String.join(", ", allowed)))
        .allowEmptyShould(true);
  }
}
