package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study of 10,000 trials with a curve of 1,000 points each. Times are this thread's processor
 * times: what else the machine does meanwhile says nothing about the store.
 */
@Tag("slow")
class StudySizeTest {
  private static final int TRIALS = 10_000;
  private static final long[] STEPS = LongStream.range(0, 1000).map(i -> 10 * i).toArray();

  @TempDir Path folder;

  @Test
  void aLargeStudyStaysSmallAndOpensSoon() throws IOException {
    Path file = folder.resolve("study.sqlite");
    var sweep = Sweep.of(Tiny.Quadratic.class).over("rate", Axis.linear(0.01, 0.5, 50)).seeds(200);
    List<Trial> trials = sweep.trials();
    assertThat(trials).hasSize(TRIALS);
    try (Study study = Study.open(file)) {
      trials.forEach(trial -> study.record(measured(trial)));
      study.checkpoint();
    }

    assertThat(Files.size(file)).isLessThan(1_000_000_000);
    long start = now();
    try (Study study = Study.open(file)) {
      assertThat(study.table().rowCount()).isEqualTo(TRIALS);
    }
    assertThat(since(start)).as("open and summary table").isLessThan(Duration.ofSeconds(2));
    start = now();
    try (Study study = Study.open(file)) {
      assertThat(sweep.plan(study, new LocalEngine()).fresh()).isZero();
    }
    assertThat(since(start)).as("open and plan").isLessThan(Duration.ofSeconds(2));
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(now() - start);
  }

  private static TrialRecord measured(Trial trial) {
    var loss = new double[STEPS.length];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = Math.pow(1 - trial.number("rate") / 100, i) + trial.seed();
    }
    var recorded =
        Recorded.of(
            Map.of("lastLoss", loss[loss.length - 1], "best", 1.0),
            Map.of("loss", new Curve(STEPS, loss)),
            Map.of());
    return new TrialRecord(trial, 1, new Outcome.Finished(), 0.1, recorded);
  }
}
