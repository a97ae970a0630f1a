package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aPlanReadsAsOneLine() {
    assertThat(new Plan(30, 24, 6, Optional.of(Duration.ofSeconds(120)), 2))
        .hasToString("30 trials: 24 cached, 6 new, about 2 min on 2 workers");
    assertThat(new Plan(1, 0, 1, Optional.empty(), 1))
        .hasToString("1 trial: 0 cached, 1 new, time unknown on 1 worker");
    assertThat(new Plan(12_000, 12_000, 0, Optional.empty(), 1))
        .hasToString("12,000 trials: 12,000 cached, 0 new");
  }

  @Test
  void aPlanSaysWhatIsStaleAndHowMuchMemoryATrialNeeds() {
    var stale = new Plan.Count(30, 20, new Stale(3, 1));
    var memory = new Plan.Memory(3L << 29, 3L << 30, 8L << 30);
    assertThat(new Plan(stale, Optional.empty(), 2, memory, 0))
        .hasToString(
            "30 trials: 20 cached, 10 new (4 results no longer count: 3 of another version, 1 on"
                + " other data), time unknown on 2 workers, up to 1.5 GB each");
    assertThat(new Plan.Memory(1, 1, 0).exceeded()).as("unknown memory").isFalse();
    assertThat(new Plan.Memory(1, 9, 9).exceeded()).isFalse();
    assertThat(new Plan.Memory(1, 10, 9).exceeded()).isTrue();
  }

  @Test
  void aPlanTellsOperationsAndTheirTimeAtAThroughput() {
    var ten = new Plan.Count(30, 20, new Stale(0, 0));
    var plan = new Plan(ten, Optional.empty(), 2, new Plan.Memory(0, 0, 0), 7.2e15);
    assertThat(plan)
        .hasToString("30 trials: 20 cached, 10 new, time unknown on 2 workers, 7.2e+15 FLOP");
    // Two workers at 10¹² FLOP/s each share 7.2·10¹⁵: an hour.
    assertThat(plan.timeAt(new Throughput(1e12, "stated"))).isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(
            () -> new Plan(1, 0, 1, Optional.empty(), 1).timeAt(new Throughput(1, "stated")))
        .hasMessageContaining("give it flops(trial)");
    assertThatThrownBy(() -> new Throughput(0, "stated")).hasMessageContaining("0.0 FLOP/s");
  }

  @Test
  void progressReadsAsOneLine() {
    assertThat(new Progress(12, 30, 1, Duration.ofSeconds(40), Optional.of(Duration.ofSeconds(75))))
        .hasToString("12 of 30 trials, 1 failed, 40 s, about 1 min 15 s left");
    assertThat(new Progress(2, 2, 0, Duration.ofMillis(20), Optional.of(Duration.ZERO)))
        .hasToString("2 of 2 trials, under 1 s");
  }

  @Test
  void theTimeOfTheWorkersIsSharedOut() {
    // Two workers for 50 s: 90 of 100 worker seconds in trials, 80 of them in steps.
    var time = new WorkerTime(2, 50, 90, 80);
    assertThat(time.stepShare()).isEqualTo(0.8);
    assertThat(time)
        .hasToString(
            "training steps 80 % of the time of 2 workers, rest of the trials 10 %, starts, store"
                + " and waiting 10 %");
    assertThat(new WorkerTime(1, 0, 0, 0).stepShare()).isZero();
  }

  @Test
  void whatIsAlmostOverIsUnderASecond() {
    assertThat(new Progress(2, 3, 0, Duration.ofSeconds(1), Optional.of(Duration.ofMillis(3))))
        .hasToString("2 of 3 trials, 1 s, under 1 s left");
  }

  @Test
  void durationsAreSpokenInTwoUnitsAtMost() {
    assertThat(
            List.of(0, 8, 59, 60, 61, 599, 601, 3599, 3600, 3900, 90_000, 180_000).stream()
                .map(seconds -> Progress.spoken(Duration.ofSeconds(seconds))))
        .containsExactly(
            "0 s",
            "8 s",
            "59 s",
            "1 min",
            "1 min 1 s",
            "9 min 59 s",
            "10 min",
            "1 h",
            "1 h",
            "1 h 5 min",
            "1 d 1 h",
            "2 d 2 h");
  }
}
