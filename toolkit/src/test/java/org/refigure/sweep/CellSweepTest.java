package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** What a reader sees who writes an experiment in a cell, edits it and runs it again. */
class CellSweepTest {
  private static final String QUAD =
      """
      public class Quad implements Experiment {
        public void run(Trial trial, Recorder out) {
          out.value("y", 2 * trial.number("x"));
        }
      }
      """;

  private CellSession session = CellSession.start();
  @TempDir private Path folder;
  private final Study study = Study.inMemory();

  @AfterEach
  void close() {
    session.close();
    study.close();
  }

  @Test
  void anEditedBodyRunsAnewAndThePlanSaysWhy() {
    Sweep first = sweep(QUAD);
    assertThat(first.run(study).records()).hasSize(4);
    session.close();
    session = CellSession.start();
    session.run("int another = 1;");

    assertThat(sweep(QUAD).plan(study)).hasToString("4 trials: 4 cached, 0 new");

    Sweep edited = sweep(QUAD.replace("2 * ", "3 * ")).over("z", 1);
    assertThat(edited.plan(study).stale().trials()).as("other points").isZero();
    edited = sweep(QUAD.replace("2 * ", "3 * "));
    Plan plan = edited.plan(study);
    assertThat(plan.stale()).isEqualTo(new Stale(0, 0, 4));
    assertThat(plan.toString())
        .matches("4 trials: 0 cached, 4 new \\(code changed: 4 new\\), under 1 s on 1 worker");
    assertThat(edited.run(study).records().get(1).value("y")).isEqualTo(6);
    assertThat(sweep(QUAD).plan(study).cached()).as("changed back").isEqualTo(4);
  }

  @Test
  void aDiffSaysThatTheCodeChanged() {
    sweep(QUAD).run(study);
    try (Study other = Study.inMemory()) {
      sweep(QUAD.replace("2 * ", "3 * ")).run(other);

      List<StudyDiff.Change> changes = study.diff(other).changes();

      assertThat(changes).hasSize(4).allMatch(c -> c.kind().equals(StudyDiff.STALE));
      assertThat(changes.get(0).name()).isEqualTo("code");
      assertThat(changes.get(0).here()).matches("Quad@[0-9a-f]{12}, version 1");
    }
  }

  @Test
  void aReplayPointsToTheNotebook() {
    List<TrialRecord> records = sweep(QUAD).run(study).records();

    assertThatThrownBy(() -> new Replay(new LocalEngine(), 5).run(records, result -> {}))
        .isInstanceOf(SweepException.class)
        .hasMessageMatching(
            "experiment Quad@[0-9a-f]{12} was written in a notebook's cell: run that notebook"
                + " again, it alone has the code");
  }

  @Test
  void aFailureNamesTheLineOfTheCell() {
    String cell =
        """
        // a comment before

        public class Bad implements Experiment {
          public void run(Trial trial, Recorder out) {
            List<Integer> none = List.of();
            if (trial.number("x") < 1) none.get(7);
            if (trial.number("x") < 2) throw new IllegalStateException("at " + getClass());
            List.of(1).forEach(one -> boom(one));
          }
        }
        """;
    session.run("import java.util.List;");
    session.run("void boom(int one) {\n  int[] none = null;\n  none[0] = one;\n}");
    var records =
        Sweep.of(session.experiment("Bad", cell))
            .over("x", 0, 1, 2)
            .engine("forked:1")
            .run(study)
            .records();

    assertThat(message(records.get(0)))
        .startsWith(
            "java.lang.ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 0 at ")
        .endsWith(", from Bad.run (line 6 of its declaration)");
    assertThat(message(records.get(1)))
        .isEqualTo(
            "java.lang.IllegalStateException: at class Bad at Bad.run (line 7 of its declaration)");
    assertThat(message(records.get(2))).endsWith(" at boom (line 3 of its declaration)");
  }

  @Test
  void aWarmWorkerServesManyEditsAndForgetsThem() {
    var loaded = new TreeSet<Double>();
    var pids = new TreeSet<Double>();
    for (int edit = 0; edit < 20; edit++) {
      String cell =
          """
          public class Edited implements Experiment {
            static final byte[] WEIGHT = new byte[16 << 20];
            public void run(Trial trial, Recorder out) {
              out.value("edit", %d + 0 * WEIGHT.length);
              out.value("pid", ProcessHandle.current().pid());
            }
          }
          """
              .formatted(edit);
      TrialRecord record =
          Sweep.of(session.experiment("Edited", cell))
              .engine(new ForkedEngine(1, List.of("-Xmx96m")))
              .run(study)
              .records()
              .get(0);
      assertThat(record.outcome()).isEqualTo(new Outcome.Finished());
      assertThat(record.value("edit")).isEqualTo(edit);
      loaded.add(record.value("edit"));
      pids.add(record.value("pid"));
    }

    assertThat(loaded).hasSize(20);
    assertThat(pids).as("one JVM of 96 MB for 20 classes of 16 MB each").hasSize(1);
  }

  @Test
  void aClassThatNoWorkerCanHaveIsNamed() throws Exception {
    Class<? extends Experiment> type =
        session.experiment(
            "Haunted",
            "public class Haunted implements Experiment { public void run(Trial trial, Recorder out)"
                + " { out.value(\"n\", Throughput.class.getName().length()); } }");
    ClassLoader withGhost =
        new CellLoader(
            Map.of("Ghost", renamed(bytes(Throughput.class))), getClass().getClassLoader());
    var classes = new TreeMap<String, byte[]>();
    CellCode.of(type).orElseThrow().classes().forEach((n, code) -> classes.put(n, renamed(code)));
    Class<? extends Experiment> haunted =
        new CellLoader(classes, withGhost).loadClass(type.getName()).asSubclass(Experiment.class);

    assertThat(Sweep.of(haunted).engine("local").run(study).records().get(0).outcome())
        .isEqualTo(new Outcome.Finished());
    assertThatThrownBy(() -> Sweep.of(haunted).seeds(3).engine("forked:1").run(study))
        .isInstanceOf(SweepException.class)
        .hasMessage(
            "experiment Haunted uses the class Ghost, which no worker can have, since it is in no"
                + " file: write it into a cell or put it into a jar, or use .engine(\"local\")");
  }

  @Test
  void theStudyFileIsTheNotebooksOwn() {
    Class<? extends Experiment> type = session.experiment("Quad", QUAD);

    System.setProperty("refigure.studies", folder.toString());
    System.setProperty(NotebookName.PROPERTY, "notebooks/34 my gap.ipynb");
    try {
      Sweep.of(type).fix("x", 1).engine("local").run().close();
      Study.of(Tiny.Nothing.class).close();
    } finally {
      System.clearProperty(NotebookName.PROPERTY);
      System.clearProperty("refigure.studies");
    }

    assertThat(folder.resolve("34 my gap.Quad.sqlite")).exists();
    assertThat(folder.resolve("Nothing.sqlite")).exists();
    assertThat(NotebookName.of("/home/me/34-monge-gap.ipynb")).isEqualTo("34-monge-gap");
    assertThat(NotebookName.of("C:\\work\\My notes.ipynb")).isEqualTo("My notes");
  }

  private Sweep sweep(String cell) {
    return Sweep.of(session.experiment("Quad", cell)).over("x", 1, 2, 3, 4).engine("local");
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return Objects.requireNonNull(code).readAllBytes();
    }
  }

  private static byte[] renamed(byte[] code) {
    var writer = new ClassWriter(0);
    var ghost = new SimpleRemapper(Opcodes.ASM9, "org/refigure/sweep/Throughput", "Ghost");
    new ClassReader(code).accept(new ClassRemapper(writer, ghost), 0);
    return writer.toByteArray();
  }

  private static String message(TrialRecord record) {
    return ((Outcome.Failed) record.outcome()).message();
  }
}
