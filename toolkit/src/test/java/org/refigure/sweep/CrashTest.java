package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills JVMs the hard way. */
class CrashTest {
  @TempDir Path folder;

  @Test
  void noAcknowledgedTrialIsLostByAKill() throws Exception {
    killWhileRecording(3);
  }

  @Test
  @Tag("slow")
  void noAcknowledgedTrialIsLostByManyKills() throws Exception {
    killWhileRecording(40);
  }

  @Test
  void workersEndWithTheirParent() throws Exception {
    Process parent = java(Sweeping.class, folder.toString());
    try {
      Beats.await(folder, 1, 2);
    } finally {
      parent.toHandle().destroyForcibly();
    }
    assertThat(Beats.stopWithinASecond(folder, 1, 2)).isTrue();
  }

  private void killWhileRecording(int rounds) throws Exception {
    Path file = folder.resolve("study.sqlite");
    long acknowledged = 0;
    for (int round = 1; round <= rounds; round++) {
      Process child = java(Recording.class, file.toString(), Long.toString(acknowledged));
      try (BufferedReader lines = child.inputReader()) {
        for (int i = 0; i < 20 + 7 * round; i++) {
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
      try (Study study = Study.open(file)) {
        for (long seed = 1; seed <= acknowledged; seed++) {
          assertThat(study.contains(trial(seed))).as("seed %d, round %d", seed, round).isTrue();
        }
        assertThat(study.only(List.of(trial(acknowledged))).records().get(0).vector("data"))
            .hasSize(500);
      }
    }
  }

  private static Process java(Class<?> main, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static Trial trial(long seed) {
    return Trial.of(new Tiny.Nothing(), Map.of("width", 64), seed);
  }

  /**
   * Records trials without end, from the seed after the given one, and prints each that is safe.
   */
  static final class Recording {
    public static void main(String[] arguments) {
      Study study = Study.open(Path.of(arguments[0]));
      var recorded = Recorded.of(Map.of("x", 1.0), Map.of(), Map.of("data", new double[500]));
      for (long seed = Long.parseLong(arguments[1]) + 1; ; seed++) {
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
