package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.sweep.Axis;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.Tiny;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

/** The command on studies of a faithful and of a fickle experiment. */
class ReplayCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Gives other numbers every time: it counts its runs in a file. */
  public static final class Fickle implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) throws IOException {
      Path counter = Path.of(trial.text("counter"));
      long runs = Files.exists(counter) ? Files.size(counter) : 0;
      Files.writeString(counter, "x".repeat((int) runs + 1));
      recorder.value("steady", 0.1);
      recorder.value("runs", runs);
      recorder.vector("both", new double[] {1, runs});
      for (int step = 0; step < 10; step++) {
        recorder.point("loss", step, step < 3 ? 1 : Math.nextUp(1.0 * runs));
      }
    }
  }

  @Test
  void aFaithfulExperimentIsTheSameBitForBitOnEveryEngine() {
    Path file = folder.resolve("chaos.sqlite");
    record(Sweep.of(Tiny.Chaos.class).fix("width", 8).over("rate", Axis.linear(3.7, 3.9, 3)), file);

    assertThat(replay(file.toString(), "--all", "--engine", "local")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("chaos.sqlite: 3 of 3 trials again, on local", "all the same, bit for bit: 3")
        .containsPattern("same      [0-9a-f]{8}  rate = 3.8, width = 8, seed 0");
    assertThat(replay(file.toString(), "--sample", "1", "--engine", "forked:1")).isZero();
    assertThat(out.toString()).contains("1 of 3 trials again, on forked:1");
  }

  @Test
  void aFickleExperimentIsReportedNumberByNumber() {
    Path file = folder.resolve("fickle.sqlite");
    Sweep sweep = Sweep.of(Fickle.class).fix("counter", folder.resolve("counter").toString());
    record(sweep, file);
    String id = sweep.trials().get(0).id();

    assertThat(replay(file.toString(), id.substring(0, 6), "--engine", "local", "--points", "2"))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "DIFFERENT " + id.substring(0, 8),
            "value runs: recorded 0.0, now 1.0",
            "curve loss, step 3: recorded 4.9E-324, now 1.0000000000000002",
            "curve loss, step 4: ",
            "curve loss: 7 of 10 numbers differ in all",
            "vector both, place 1: recorded 0.0, now 1.0",
            "1 of 1 are not as recorded")
        .doesNotContain("steady", "step 2", "step 5", "place 0");
    try (Study study = Study.open(file)) {
      assertThat(study.records().get(0).value("runs")).as("the study stays as it is").isZero();
    }
  }

  @Test
  void anExperimentOfAnotherVersionIsSaidToBeOne() {
    Path file = folder.resolve("old.sqlite");
    Trial now = Sweep.of(Tiny.Nothing.class).trials().get(0);
    var old = new Trial(now.experiment(), 7, now.parameters(), now.seed());
    try (Study study = Study.open(file)) {
      new LocalEngine().run(Tiny.Nothing.class, List.of(old), study::record);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }

    assertThat(replay(file.toString(), "--all", "--engine", "local")).isZero();
    assertThat(out.toString())
        .contains("note: the code is no longer the recorded one: version 7 then, 1 now");
  }

  @Test
  void whatIsNotThereIsOneClearLine() {
    Path file = folder.resolve("nothing.sqlite");
    record(Sweep.of(Tiny.Nothing.class).seeds(2), file);

    assertThat(replay(file.toString())).isEqualTo(2);
    assertThat(error()).contains("their ids, --all or --sample N");
    assertThat(replay(file.toString(), "--all", "--sample", "3")).isEqualTo(2);
    assertThat(replay(folder.resolve("no.sqlite").toString(), "--all")).isEqualTo(2);
    assertThat(error()).contains("STUDY = ", "must be a study file, or the name of one in ");
    assertThat(folder.resolve("no.sqlite")).doesNotExist();
    assertThat(replay(file.toString(), "zz")).isEqualTo(2);
    assertThat(error()).contains("TRIAL-ID = zz must be the start of one id", "0 of its 2 trials");
    assertThat(replay(file.toString(), "--sample", "0")).isEqualTo(2);
    assertThat(replay(file.toString(), "--all", "--points", "0")).isEqualTo(2);
    assertThat(error()).contains("points = 0 must be ≥ 1");
    assertThat(replay(file.toString(), "--all", "--engine", "warp")).isEqualTo(2);
    assertThat(error()).contains("engine = \"warp\" must be local, forked or forked:N");
    try (Study study = Study.open(file)) {
      var gone = new Trial("org.example.Gone", 1, new TreeMap<>(), 0);
      study.record(new TrialRecord(gone, 1, new Outcome.Finished(), 0, Recorded.nothing()));
    }
    assertThat(replay(file.toString(), "--all", "--engine", "local")).isEqualTo(2);
    assertThat(error()).contains("experiment org.example.Gone is not on the class path");
  }

  private static void record(Sweep sweep, Path file) {
    try (Study study = Study.open(file)) {
      sweep.run(study, new LocalEngine(), SweepListener.silent());
    }
  }

  private int replay(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(arguments));
    return Refigure.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private String error() {
    assertThat(err.toString().lines()).as("one line").hasSize(1);
    return err.toString();
  }
}
