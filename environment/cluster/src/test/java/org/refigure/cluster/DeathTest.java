package org.refigure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Progress;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

/** Kills every part of a running sweep by {@code kill -9}: no trial is lost, none counts twice. */
@Timeout(1800)
class DeathTest {
  @TempDir Path folder;
  private LocalCluster cluster;

  @BeforeEach
  void startCluster() throws Exception {
    System.setProperty("refigure.test.onCluster", "true"); // travels to the workers
    cluster = LocalCluster.start(Path.of("target/spark"), Path.of("target/death"), 0, 2);
  }

  @AfterEach
  void stopCluster() {
    System.clearProperty("refigure.test.onCluster");
    cluster.close();
  }

  @Test
  void deathsOfTrialsExecutorsAndAWorkerLeaveEveryTrialRecordedOnce() throws Exception {
    Sweep sweep =
        Sweep.of(Mortal.class)
            .fix("folder", folder.toString())
            .over("meets", "nothing", "exception", "divergence", "executorOnce")
            .seeds(3)
            .and(meeting("executorAlways"))
            .and(meeting("workerOnce"));
    var records = new ArrayList<TrialRecord>();

    new SparkEngine(cluster.word()).run(Mortal.class, sweep.trials(), records::add);

    assertThat(records)
        .extracting(TrialRecord::trial)
        .containsExactlyInAnyOrderElementsOf(sweep.trials());
    assertThat(measured(without("executorAlways", records)))
        .isEqualTo(measured(without("executorAlways", locally(sweep))));
    assertThat(attempts("nothing", records)).as("they may stand beside a death").isNotEmpty();
    assertThat(attempts("executorOnce", records)).allMatch(attempt -> attempt > 1);
    assertThat(attempts("workerOnce", records)).allMatch(attempt -> attempt > 1);
    assertThat(only("executorAlways", records))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.outcome())
                    .isInstanceOfSatisfying(
                        Outcome.Lost.class,
                        lost -> {
                          assertThat(lost.attempts()).isEqualTo(3);
                          assertThat(lost.reason()).contains("ExecutorLost").doesNotContain("\n");
                        }));
  }

  @Test
  void aSweepGoesOnWhereItsKilledDriverStopped() throws Exception {
    killDrivers(1);
  }

  @Test
  @Tag("slow")
  void aSweepGoesOnAfterManyKilledDrivers() throws Exception {
    killDrivers(5);
  }

  private void killDrivers(int rounds) throws Exception {
    Path file = folder.resolve("study.sqlite");
    Sweep sweep = meeting("nothing").seeds(8 + 10 * rounds);
    Set<Long> acknowledged = new HashSet<>();
    for (int round = 1; round <= rounds; round++) {
      acknowledged.addAll(killAfter(4, file, sweep.trials().size()));
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(4 * round);
      awaitFreeCores(2);
    }
    assertThat(acknowledged).hasSizeLessThan(sweep.trials().size());

    try (Study study = Study.open(file)) {
      assertThat(study.records())
          .extracting(record -> record.trial().seed())
          .containsAll(acknowledged);

      Study result = sweep.run(study, new SparkEngine(cluster.word()), SweepListener.silent());

      assertThat(result.records())
          .extracting(TrialRecord::trial)
          .containsExactlyInAnyOrderElementsOf(sweep.trials());
      assertThat(measured(result.records())).isEqualTo(measured(locally(sweep)));
    }
    for (long seed : acknowledged) {
      assertThat(folder.resolve("nothing-" + seed)).as("run once").hasContent("run\n");
    }
  }

  /** Sweeps in another JVM, kills it after so many records, and gives what it acknowledged. */
  private Set<Long> killAfter(int records, Path study, int seeds) throws IOException {
    Process driver =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Drefigure.test.onCluster=true",
                "-Djava.io.tmpdir=" + folder, // a killed process leaves what it has there
                "-cp",
                System.getProperty("java.class.path"),
                Driver.class.getName(),
                cluster.word(),
                study.toString(),
                folder.toString(),
                Integer.toString(seeds))
            .redirectError(folder.resolve("driver.log").toFile())
            .start();
    Set<Long> acknowledged = new HashSet<>();
    try (BufferedReader lines = driver.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.add(Long.parseLong(line));
        if (acknowledged.size() == records) {
          driver.toHandle().destroyForcibly();
        }
      }
    } finally {
      driver.toHandle().destroyForcibly();
    }
    assertThat(acknowledged)
        .as(() -> "driver said: " + text(folder.resolve("driver.log")))
        .hasSizeGreaterThanOrEqualTo(records);
    return acknowledged;
  }

  private void awaitFreeCores(int cores) throws InterruptedException {
    while (ClusterState.ask(Masters.of(cluster.word())).free() < cores) {
      Thread.sleep(100); // the class's time-out ends this
    }
  }

  private Sweep meeting(String death) {
    return Sweep.of(Mortal.class).fix("folder", folder.toString()).fix("meets", death);
  }

  private List<TrialRecord> locally(Sweep sweep) throws InterruptedException {
    System.clearProperty("refigure.test.onCluster");
    var records = new ArrayList<TrialRecord>();
    new LocalEngine().run(Mortal.class, sweep.trials(), records::add);
    return records;
  }

  /** What counts: everything but the seconds and the number of the attempt. */
  private static List<List<Object>> measured(List<TrialRecord> records) {
    return records.stream()
        .sorted(Comparator.comparing(record -> record.trial().id()))
        .map(record -> List.<Object>of(record.trial(), record.outcome(), record.recorded()))
        .toList();
  }

  private static List<Integer> attempts(String death, List<TrialRecord> records) {
    return only(death, records).stream().map(TrialRecord::attempt).toList();
  }

  private static List<TrialRecord> only(String death, List<TrialRecord> records) {
    return records.stream().filter(record -> meets(record.trial(), death)).toList();
  }

  private static List<TrialRecord> without(String death, List<TrialRecord> records) {
    return records.stream().filter(record -> !meets(record.trial(), death)).toList();
  }

  private static boolean meets(Trial trial, String death) {
    return trial.text("meets").equals(death);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /**
   * A sweep in a JVM of its own: prints the seed of every trial that is safe, up to ten, and then
   * waits to be killed, so that a slow killer does not meet a sweep that has ended.
   */
  static final class Driver {
    public static void main(String[] arguments) {
      var safe = new AtomicInteger();
      try (Study study = Study.open(Path.of(arguments[1]))) {
        Sweep.of(Mortal.class)
            .fix("folder", arguments[2])
            .fix("meets", "nothing")
            .seeds(Integer.parseInt(arguments[3]))
            .run(
                study,
                new SparkEngine(arguments[0]),
                new SweepListener() {
                  @Override
                  public void finished(TrialRecord record, Progress progress) {
                    System.out.println(record.trial().seed());
                    while (safe.incrementAndGet() >= 10) {
                      LockSupport.park();
                    }
                  }
                });
      }
    }
  }
}
