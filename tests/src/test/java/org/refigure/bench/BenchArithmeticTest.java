package org.refigure.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the bench makes of its measurements. */
class BenchArithmeticTest {
  @Test
  void a_speed_is_the_median_and_range_of_the_ratios_of_the_same_rounds() {
    assertThat(Spread.of(1.5, 1.0, 2.0, 1.25, 1.75))
        .isEqualTo(new Spread(1.5, 1, 2))
        .hasToString("1.50 (1.00–2.00)");
  }

  @Test
  void whoever_takes_half_the_time_is_twice_as_fast() throws Exception {
    var now = new AtomicLong(7_000_000_000L);
    Rounds rounds =
        new Rounds(now::get)
            .add("slow", () -> now.addAndGet(4_000_000_000L))
            .add("fast", 5, () -> now.addAndGet(2_000_000_000L))
            .run(3);
    assertThat(rounds.timing("slow").seconds()).containsExactly(4.0, 4.0, 4.0);
    assertThat(rounds.timing("fast").seconds()).as("of one call").containsExactly(2.0, 2.0, 2.0);
    assertThat(rounds.speed("fast", "slow")).isEqualTo(new Spread(2, 2, 2));
    assertThat(rounds.speed("slow", "fast")).isEqualTo(new Spread(0.5, 0.5, 0.5));
    assertThat(rounds.ratio("fast")).isEqualTo(0.5);
  }

  @Test
  void a_round_compares_what_ran_in_the_same_round() throws Exception {
    var now = new AtomicLong();
    var round = new AtomicLong();
    Rounds rounds =
        new Rounds(now::get)
            .add("one", () -> now.addAndGet(1_000_000_000L * round.incrementAndGet()))
            .add("other", () -> now.addAndGet(2_000_000_000L * round.get()))
            .run(3); // the first of four does not count
    assertThat(rounds.timing("one").seconds()).containsExactly(2.0, 3.0, 4.0);
    assertThat(rounds.speed("one", "other")).isEqualTo(new Spread(2, 2, 2));
  }

  @Test
  void a_goal_says_whether_it_is_met() {
    assertThat(Goal.atLeast(1.15).verdict(1.15)).isEqualTo("goal ≥ 1.15: met");
    assertThat(Goal.atLeast(1.15).verdict(1.149)).isEqualTo("goal ≥ 1.15: missed");
    assertThat(Goal.atMost(2).verdict(2.1)).isEqualTo("goal ≤ 2: missed");
    assertThat(Goal.atMost(0).verdict(0)).isEqualTo("goal ≤ 0: met");
  }

  @Test
  void a_leak_grows_in_the_second_half_and_start_up_only_in_the_first() {
    double[] startUp = new double[100];
    double[] leak = new double[100];
    Arrays.setAll(startUp, i -> 100 + Math.min(i, 50));
    Arrays.setAll(leak, i -> 100 + i);
    assertThat(Growth.ofFirstHalf(startUp)).isGreaterThan(0.3);
    assertThat(Growth.ofSecondHalf(startUp)).isCloseTo(0, within(1e-9));
    assertThat(Growth.ofSecondHalf(leak)).isCloseTo(49 / 174.5, within(1e-9));
  }

  @Test
  void operations_are_those_of_the_products_and_of_attention() {
    var proxy = new Proxy(16, 8, 2, 32, 4);
    // d = 16, d_ff = 40: a block has 4·16² + 3·16·40 = 2,944 weights, the head 16·256 = 4,096.
    double perToken = 6 * (2 * 2_944 + 4_096) + 12 * 2 * 16 * 32;
    assertThat(proxy.flopsPerStep()).isEqualTo(perToken * 4 * 32);
    assertThat(proxy.maskedShare()).isCloseTo(6.0 * 2 * 16 * 32 / perToken, within(1e-12));
    assertThat(proxy.batch(1)).isEqualTo(proxy.batch(1)).isNotEqualTo(proxy.batch(2));
  }

  @Test
  void an_unoptimised_peer_is_named_and_not_judged_by_its_measured_speed() {
    double peak = 60e9;
    var reference = new PeerBlas("reference BLAS", 2.4e9);
    var optimised = new PeerBlas("OpenBLAS", 58e9);
    assertThat(reference.line(peak)).isEqualTo("reference BLAS, 2.4 GFLOP/s, 0.04 of ours");
    assertThat(reference.verdict("   goal ≥ 1.15: met", peak))
        .contains("not judged", "unoptimised reference BLAS", "libopenblas0")
        .doesNotContain("met");
    assertThat(optimised.verdict("   goal ≥ 1.15: met", peak)).isEqualTo("   goal ≥ 1.15: met");
    assertThat(new PeerBlas("OpenBLAS", 23e9).worthBeating(peak)).isFalse();
    assertThat(new PeerBlas("generic", 25e9).worthBeating(peak)).isTrue();
  }

  @Test
  void steps_train() {
    try (var training = new TrainingSteps(new Proxy(16, 8, 1, 8, 2), "djl")) {
      double first = training.call();
      assertThat(first).isCloseTo(Math.log(256), within(1e-4)); // the read-out starts at zero
      double last = first;
      for (int step = 0; step < 160; step++) {
        last = training.call();
      }
      assertThat(last).isLessThan(first - 0.1);
    }
  }

  @Test
  void the_limit_is_the_fastest_product_of_any_library() {
    var ours = new ProductLimit("ours", 120e9);
    var peers = new ProductLimit("theirs", 235e9);
    assertThat(ProductLimit.of(List.of(ours, peers))).isEqualTo(peers);
    assertThat(ProductLimit.of(List.of(ours))).hasToString("120.0 GFLOP/s (ours)");
  }

  @Test
  void goals_go_by_the_shape_of_a_step() {
    assertThat(StepGoals.ofPeak(new Proxy(64, 16, 2, 256, 8))).contains(Goal.atLeast(0.65));
    assertThat(StepGoals.ofPeak(new Proxy(128, 16, 2, 64, 4))).contains(Goal.atLeast(0.612));
    assertThat(StepGoals.ofPeak(new Proxy(128, 32, 4, 256, 8))).contains(Goal.atLeast(0.5));
    assertThat(StepGoals.faster(new Proxy(32, 16, 2, 256, 8))).contains(Goal.atLeast(2.5));
    assertThat(StepGoals.faster(new Proxy(48, 16, 2, 256, 8))).isEmpty();
  }
}
