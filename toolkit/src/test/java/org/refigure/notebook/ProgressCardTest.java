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
        public void failed(String failure) {
          painted.add("failure " + failure);
        }

        @Override
        public void end(String line, List<String> failures) {
          painted.add("end " + line + failures);
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
            "end done[]");
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
  void the_time_left_counts_down_between_two_steps() {
    ProgressCard card = ProgressCard.open("sweep", 30, surface, clock::get);
    pass(300);
    card.step(12, Optional.of(Duration.ofSeconds(5)), "", 0);
    pass(2000);
    card.tick();
    pass(4000);
    card.tick();

    assertThat(painted)
        .endsWith(
            "sweep: 12 of 30 · 5 s left",
            "sweep: 12 of 30 · 3 s left",
            "sweep: 12 of 30 · longer than expected");
  }

  @Test
  void a_step_that_came_too_soon_to_be_painted_is_painted_by_the_next_tick() {
    ProgressCard card = ProgressCard.open("sweep", 30, surface, clock::get);
    pass(100);
    card.step(1, Optional.empty(), "", 0);
    assertThat(painted).containsExactly("sweep: 0 of 30");
    card.notice("stopping");
    card.tick();

    assertThat(painted).endsWith("sweep: 1 of 30 · stopping");
  }

  @Test
  void failures_are_told_at_once_but_not_without_end() {
    ProgressCard card = ProgressCard.open("sweep", 30, surface, clock::get);
    for (int i = 0; i < 25; i++) {
      card.failed("x = " + i);
    }

    assertThat(painted).hasSize(1 + 20 + 1).contains("failure x = 0", "failure x = 19");
    assertThat(painted).endsWith("failure ... further failures are not listed");
  }

  @Test
  void nothing_is_painted_after_it_was_closed() {
    ProgressCard card = ProgressCard.open("sweep", 30, surface, clock::get);
    card.close("done");
    pass(300);
    card.step(12, Optional.empty(), "", 0);
    card.close("again");

    assertThat(painted).endsWith("end done[]");
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
  void a_long_log_gets_fewer_lines() {
    var bytes = new ByteArrayOutputStream();
    var log =
        new ProgressSurfaces.InLog(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), clock::get);
    ProgressCard card = ProgressCard.open("sweep", 86_400, log, clock::get);
    for (int second = 1; second <= 86_400; second++) {
      pass(1000);
      card.tick();
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().count())
        .as("a day: about 200 in the first 2000 s, then one in 200 of the time")
        .isBetween(400L, 1200L);
  }

  @Test
  void a_negative_total_is_refused() {
    assertThatThrownBy(() -> ProgressCard.open("sweep", -1))
        .hasMessage("total = -1 must be ≥ 0 (progress card \"sweep\")");
  }
}
