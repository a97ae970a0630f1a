package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills JVMs the hard way. */
class CrashTest {
  @TempDir Path folder;

  @Test
  void noAcknowledgedTrialIsLostByAKill() throws Exception {
    killWhileRecording(20);
  }

  @Test
  @Tag("slow")
  void noAcknowledgedTrialIsLostByManyKills() throws Exception {
    killWhileRecording(200);
  }

  @Test
  void workersEndWithTheirParent() throws Exception {
    Process parent = java(Sweeping.class, folder.toString());
    try {
      Beats.await(folder, 1, 2);
    } finally {
      parent.toHandle().destroyForcibly();
    }
    assertThat(Beats.stop(folder, 1, 2)).isTrue();
  }

  private void killWhileRecording(int rounds) throws Exception {
    Path file = folder.resolve("study.sqlite");
    long acknowledged = 0;
    Process next = java(Recording.class, file.toString());
    for (int round = 1; round <= rounds; round++) {
      Process child = next;
      try (BufferedReader lines = child.inputReader();
          Writer start = child.outputWriter()) {
        start.write(acknowledged + "\n");
        start.flush();
        next = java(Recording.class, file.toString()); // starts while this one records
        for (int i = 0; i < 20 + 37 * round % 101; i++) { // another moment every round
          acknowledged = Long.parseLong(lines.readLine());
        }
        child.toHandle().destroyForcibly();
        child.waitFor();
        for (String line = lines.readLine();
            line != null && !line.isEmpty();
            line = lines.readLine()) {
          acknowledged = Long.parseLong(line);
        }
      } finally {
        child.toHandle().destroyForcibly();
      }
      assertWhole(file, acknowledged, "round " + round);
    }
    next.toHandle().destroyForcibly();
  }

  private static void assertWhole(Path file, long acknowledged, String round) {
    try (StudyStore store = StudyStore.open(file)) {
      assertThat(store.texts("PRAGMA integrity_check")).as(round).containsExactly("ok");
      assertThat(store.texts("SELECT seed FROM trial JOIN record ON trial.id = record.trial"))
          .as("recorded once each, %s", round)
          .doesNotHaveDuplicates()
          .containsAll(LongStream.rangeClosed(1, acknowledged).mapToObj(Long::toString).toList());
      assertThat(
              store.texts(
                  "SELECT id FROM record WHERE id NOT IN (SELECT record FROM value)"
                      + " OR id NOT IN (SELECT record FROM vector WHERE length(data) = 4000)"))
          .as("records in part, %s", round)
          .isEmpty();
    }
  }

  /** Starts a main class of the tests in a JVM of its own. */
  static Process java(Class<?> main, String... arguments) throws IOException {
    return new ProcessBuilder(command(main, arguments))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** What starts it, soon: the compiler's best would come too late here. */
  static List<String> command(Class<?> main, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Trial trial(long seed) {
    return Trial.of(new Tiny.Nothing(), Map.of("width", 64), seed);
  }

  /**
   * Records trials without end, from the seed after the one it reads, and prints each that is safe.
   */
  static final class Recording {
    public static void main(String[] arguments) throws IOException {
      Study.inMemory().close(); // loads the driver
      long last = Long.parseLong(new BufferedReader(new InputStreamReader(System.in)).readLine());
      Study study = Study.open(Path.of(arguments[0]));
      var recorded = Recorded.of(Map.of("x", 1.0), Map.of(), Map.of("data", new double[500]));
      for (long seed = last + 1; ; seed++) {
        study.record(new TrialRecord(trial(seed), 1, new Outcome.Finished(), 0, recorded));
        System.out.println(seed);
      }
    }
  }

  /** Runs two trials that do not end. */
  static final class Sweeping {
    public static void main(String[] arguments) {
      Sweep.of(Tiny.Slow.class)
          .fix("folder", arguments[0])
          .seeds(1, 2)
          .run(Study.inMemory(), new ForkedEngine(2), SweepListener.silent());
    }
  }
}
