package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressCardTest {
  private final List<String> painted = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final ProgressCard.Surface surface =
      new ProgressCard.Surface() {
        @Override
        public void paint(ProgressCard.State state) {
          painted.add(state.line());
        }

        @Override
        public void end(String line) {
          painted.add("end " + line);
        }
      };

  private void pass(long millis) {
    clock.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  @Test
  void it_paints_at_most_five_times_a_second_but_always_the_last_step() {
    ProgressCard card = ProgressCard.open("sweep", 1000, surface, clock::get);
    for (int done = 1; done <= 1000; done++) { // a step a millisecond: one second
      pass(1);
      card.step(done, Optional.empty(), "", 0);
    }
    card.close("done");

    assertThat(painted)
        .containsExactly(
            "sweep: 0 of 1,000",
            "sweep: 200 of 1,000",
            "sweep: 400 of 1,000",
            "sweep: 600 of 1,000",
            "sweep: 800 of 1,000",
            "sweep: 1,000 of 1,000",
            "end done");
  }

  @Test
  void it_says_the_time_left_the_best_and_the_failures() {
    ProgressCard card = ProgressCard.open("sweep", 30, surface, clock::get);
    pass(300);
    card.step(12, Optional.of(Duration.ofSeconds(125)), "lowest loss 3.412", 2);

    assertThat(painted.get(1))
        .isEqualTo("sweep: 12 of 30 · 2 min 5 s left · lowest loss 3.412 · 2 failed");
  }

  @Test
  void nothing_is_painted_after_it_was_closed() {
    ProgressCard card = ProgressCard.open("sweep", 30, surface, clock::get);
    card.close("done");
    pass(300);
    card.step(12, Optional.empty(), "", 0);
    card.close("again");

    assertThat(painted).endsWith("end done");
  }

  @Test
  void a_log_gets_a_line_every_ten_seconds_and_the_last() {
    var bytes = new ByteArrayOutputStream();
    var log =
        new ProgressSurfaces.InLog(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), clock::get);
    ProgressCard card = ProgressCard.open("sweep", 100, log, clock::get);
    for (int second = 1; second <= 25; second++) {
      pass(1000);
      card.step(second, Optional.empty(), "", 0);
    }
    card.close("sweep: stopped");

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("sweep: 10 of 100", "sweep: 20 of 100", "sweep: stopped");
  }

  @Test
  void a_negative_total_is_refused() {
    assertThatThrownBy(() -> ProgressCard.open("sweep", -1))
        .hasMessage("total = -1 must be ≥ 0 (progress card \"sweep\")");
  }
}
