package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {
  /** Three code cells that took 5, 30 and 60 s at laptop scale. */
  private static NotebookFile timed() {
    var tree = FakeKernel.notebook("out a", "# Prose", "out b", "out c").copyOfTree();
    int[] seconds = {5, 0, 30, 60};
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i : new int[] {0, 2, 3}) {
      tree.withArray("cells")
          .get(i)
          .withObject("/metadata/execution")
          .put("iopub.status.busy", start.toString())
          .put("iopub.status.idle", start.plusSeconds(seconds[i]).toString());
    }
    return NotebookFile.of(tree, "n.ipynb").withNote("scale", "laptop");
  }

  @Test
  void committed_timings_of_the_same_scale_are_used() {
    TimeLeft time = TimeLeft.of(timed(), "laptop");

    assertThat(time.left(0, Duration.ZERO, Duration.ZERO)).contains(Duration.ofSeconds(95));
    assertThat(time.left(1, Duration.ofSeconds(5), Duration.ofSeconds(10)))
        .contains(Duration.ofSeconds(80));
  }

  @Test
  void a_slower_machine_stretches_the_rest() {
    // (15 s measured + 5)/(5 s committed + 5) = 2 times slower
    assertThat(
            TimeLeft.of(timed(), "laptop").left(1, Duration.ofSeconds(15), Duration.ofSeconds(10)))
        .contains(Duration.ofSeconds(170));
  }

  @Test
  void a_cell_that_takes_longer_than_committed_counts_as_nearly_done() {
    assertThat(TimeLeft.of(timed(), "laptop").left(2, Duration.ofSeconds(35), Duration.ofHours(1)))
        .contains(Duration.ZERO);
  }

  @Test
  void timings_of_another_scale_are_not_used_the_cells_done_are() {
    TimeLeft time = TimeLeft.of(timed(), "smoke");

    assertThat(time.left(1, Duration.ofSeconds(4), Duration.ZERO)).isEqualTo(Optional.empty());
    assertThat(time.left(2, Duration.ofSeconds(4), Duration.ofSeconds(1)))
        .contains(Duration.ofSeconds(1));
    assertThat(time.left(3, Duration.ofSeconds(6), Duration.ZERO)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"8, 8 s", "59, 59 s", "120, 2 min", "200, 3 min 20 s", "3900, 1 h 5 min"})
  void durations_are_said_in_two_units_at_most(long seconds, String words) {
    assertThat(TimeLeft.words(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
