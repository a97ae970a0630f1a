package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
  private static final Sweep SWEEP = Sweep.of(Tiny.Quadratic.class).over("rate", 0.1, 0.2);

  @TempDir Path folder;

  @Test
  void thisProcessKnowsItsCodeItsLibrariesAndItsMachine() {
    assertThat(Provenance.ofThisProcess().facts())
        .containsKeys("toolkit", "java", "system", "cpu", "processors", "threads")
        .containsEntry("java", Runtime.version() + " (" + System.getProperty("java.vm.name") + ")")
        .hasEntrySatisfying("nd4j", version -> assertThat(version).startsWith("1.0.0"))
        .hasEntrySatisfying("openblas", version -> assertThat(version).matches("[0-9.-]+"))
        .doesNotContainValue("");
    assertThat(Provenance.ofThisProcess()).isSameAs(Provenance.ofThisProcess());
  }

  @Test
  void theCommitIsThatOfTheBuildOrAbsent() {
    Provenance here = Provenance.ofThisProcess();

    assertThat(here.fact("commit")).matches("[0-9a-f]{40,64}|unknown");
    assertThat(here.fact("dirty"))
        .matches(here.fact("commit").equals("unknown") ? "unknown" : "true|false");
  }

  @Test
  void theProcessorIsCalledAsTheSystemCallsIt() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: Fast 9: now\nflags\t: fpu\n");

    assertThat(ProcessFacts.cpu(file)).contains("Fast 9: now");
  }

  @Test
  void aRecordSaysWhichEngineAndWhichProcessRanIt() {
    try (Study local = run(new LocalEngine());
        Study forked = run(new ForkedEngine(1))) {
      Provenance here = local.records().get(0).provenance();
      Provenance worker = forked.records().get(0).provenance();

      // What multiplies depends on what else this JVM has computed before.
      assertThat(here.with(Provenance.KERNEL, ""))
          .isEqualTo(
              Provenance.ofThisProcess().with("engine", "local").with(Provenance.KERNEL, ""));
      assertThat(worker.fact("engine")).isEqualTo("forked:1");
      assertThat(worker.fact("threads")).isEqualTo("1");
      assertThat(worker.fact("processors")).isEqualTo("1");
      for (String fact : List.of("commit", "dirty", "toolkit", "java", "nd4j", "cpu", "system")) {
        assertThat(worker.fact(fact)).as(fact).isEqualTo(here.fact(fact));
      }
    }
  }

  @Test
  void recordsOfTwoEnginesAreEqualInWhatWasMeasured() {
    try (Study local = run(new LocalEngine());
        Study forked = run(new ForkedEngine(1))) {
      TrialRecord one = local.records().get(0);

      assertThat(one.sameMeasurements(forked.records().get(0))).isTrue();
      assertThat(one).isNotEqualTo(forked.records().get(0));
      assertThat(one.sameMeasurements(local.records().get(1))).isFalse();
      assertThat(one.sameMeasurements(measured(one.trial(), Map.of("lastLoss", 7.0)))).isFalse();
    }
  }

  @Test
  void aProvenanceIsStoredOnceHoweverManyRecordsShareIt() throws Exception {
    Path file = folder.resolve("study.sqlite");
    try (Study study = Study.open(file)) {
      SWEEP.seeds(3).run(study, new LocalEngine(), SweepListener.silent());
      study.record(measured(SWEEP.seeds(9L).trials().get(0), Map.of()));
    }

    var engines = new ArrayList<String>();
    try (var database = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
        var rows =
            database
                .createStatement()
                .executeQuery("SELECT json_extract(facts, '$.engine') FROM provenance")) {
      while (rows.next()) {
        engines.add(rows.getString(1));
      }
    }
    assertThat(engines).containsExactly("local", null);
  }

  @Test
  void theTableOfProvenanceHasOneRowPerTrialAndOneColumnPerFact() {
    try (Study study = run(new LocalEngine())) {
      var table = study.provenance();

      assertThat(table.columnNames())
          .startsWith("rate", "seed", "attempt", "recorded")
          .contains("engine", "cpu", "java", "toolkit");
      assertThat(table.rowCount()).isEqualTo(2);
      assertThat(table.stringColumn("engine").asList()).containsOnly("local");
      assertThat(table.stringColumn("recorded").get(0)).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
    }
  }

  /** States how it computes; {@code name} is what the fact is called. */
  public static final class Stating implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      recorder.fact(trial.text("name"), "by hand");
      recorder.value("answer", 42);
    }
  }

  @Test
  void whatATrialStatesOfItselfTravelsWithItsRecord() {
    Sweep sweep = Sweep.of(Stating.class).fix("name", "step engine");
    for (Engine engine : List.of(new LocalEngine(), new ForkedEngine(1))) {
      try (Study study = sweep.run(Study.inMemory(), engine, SweepListener.silent())) {
        TrialRecord record = study.records().get(0);
        assertThat(record.provenance().fact("step engine")).isEqualTo("by hand");
        assertThat(record.provenance().fact("java")).contains(Runtime.version().toString());
        assertThat(record.values()).containsOnlyKeys("answer");
      }
    }
  }

  @Test
  void aTrialCannotContradictItsProcess() {
    Sweep sweep = Sweep.of(Stating.class).fix("name", "java");
    try (Study study = sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.silent())) {
      assertThat(study.records().get(0).outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.message()).contains("fact \"java\" must have a name"));
    }
  }

  /** Records whether the Vector API is there. */
  public static final class Vectors implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      boolean found = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      recorder.value("vectors", found ? 1 : 0);
    }
  }

  @Test
  void workersHaveTheVectorApiThatFastEnginesNeed() throws Exception {
    Trial trial = Sweep.of(Vectors.class).trials().get(0);
    // Without options: a worker of this JVM would inherit the module from the tests' own flags.
    var remote = new RemoteTrial(RemoteTrial.of(Vectors.class, trial).trial(), 0, "", List.of());
    String text = remote.run(RemoteTrial.classPath(Vectors.class), 1);
    assertThat(RemoteTrial.record(trial, text).value("vectors")).isEqualTo(1);
  }

  private static Study run(Engine engine) {
    return SWEEP.run(Study.inMemory(), engine, SweepListener.silent());
  }

  private static TrialRecord measured(Trial trial, Map<String, Double> values) {
    var recorded = Recorded.of(values, Map.of(), Map.of());
    return new TrialRecord(trial, 1, new Outcome.Finished(), 1, recorded);
  }
}
