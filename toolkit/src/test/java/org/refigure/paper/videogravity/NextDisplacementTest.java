package org.refigure.paper.videogravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.LowRankAdapter;

class NextDisplacementTest {
  private static final Linear LINEAR = Linear.of("1", 3, 1);

  /** Δ′ = Δ + g sin θ/12² is exact but for the first step, which is half as long. */
  private static Parameters exact(double gravity) {
    Parameters weights = Parameters.doubles(LINEAR.parameters());
    weights.write("W1", new double[] {0, 1, gravity / (12 * 12) / NextDisplacement.UNIT});
    return weights;
  }

  @Test
  void a_model_of_constant_acceleration_falls_with_it() {
    assertThat(NextDisplacement.acceleration(LINEAR, exact(1.62), 40, 1))
        .isCloseTo(fitted(1.62, 40), within(1e-9));
    assertThat(NextDisplacement.acceleration(LINEAR, exact(1.62), 40, 0.5))
        .isCloseTo(fitted(0.81, 40), within(1e-9));
    assertThat(fitted(1.62, 40)).isCloseTo(1.62, within(0.03));
  }

  /** The parabola through d_k = a k(k + 1)/2f², in closed form: a Σ k³(k + 1) / Σ k⁴. */
  private static double fitted(double acceleration, double length) {
    double above = 0;
    double below = 0;
    for (int k = 0; acceleration * k * (k + 1) / 2 / (12 * 12) < length; k++) {
      above += Math.pow(k, 3) * (k + 1);
      below += Math.pow(k, 4);
    }
    return acceleration * above / below;
  }

  @Test
  void imagination_ends_behind_the_ground_or_after_twenty_seconds() {
    double[] fall = NextDisplacement.imagined(LINEAR, exact(9.81), 1, 1);
    assertThat(fall[fall.length - 1]).isGreaterThanOrEqualTo(1);
    assertThat(fall[fall.length - 2]).isLessThan(1);
    assertThat(NextDisplacement.acceleration(LINEAR, exact(0), 1, 1)).isZero();
    assertThat(NextDisplacement.imagined(LINEAR, exact(0), 1, 1)).hasSize(241);
    // One step of 2 m: on the ground in frame 1, 2h/t² = 2·12².
    assertThat(NextDisplacement.acceleration(LINEAR, exact(2 * 12 * 12), 1, 1)).isEqualTo(288);
  }

  @Test
  void pairs_lead_from_one_frame_to_the_next_and_leave_the_ground_out() {
    var pairs = NextDisplacement.pairs(new double[] {0.5}, List.of(new double[] {0, 1, 3, 6, 6.5}));
    assertThat(pairs.inputs().data()).containsExactly(0, 0, 0.5, 0.5, 0.5, 0.5, 1.5, 1, 0.5);
    assertThat(pairs.targets().data()).containsExactly(0.5, 1, 1.5);
  }

  @Test
  void batches_draw_every_clip_as_often_however_long_it_is() {
    double[] slow = NextDisplacement.distances(2, 0.2);
    double[] fast = NextDisplacement.distances(2, 20);
    var batches = NextDisplacement.batches(new double[] {1, 0.5}, List.of(slow, fast), 20_000, 3);
    double[] inputs = batches.apply(7).inputs().data();
    double fastShare = 0;
    for (int i = 2; i < inputs.length; i += 3) {
      fastShare += inputs[i] == 0.5 ? 1 / 20_000.0 : 0;
    }
    // The standard deviation of a share of 20,000 is 0.0035.
    assertThat(fastShare).isCloseTo(0.5, within(0.015));
    assertThat(batches.apply(7).inputs().data()).containsExactly(inputs);
    assertThat(batches.apply(8).inputs().data()).isNotEqualTo(inputs);
    assertThatThrownBy(
            () -> NextDisplacement.batches(new double[] {1}, List.of(new double[] {0, 1}), 2, 1))
        .hasMessageContaining("clip 0 has 2 frames");
  }

  @Test
  void clips_start_at_0_and_end_on_the_ground() {
    double[] clip = NextDisplacement.distances(1, 9.81);
    assertThat(clip).hasSize(7); // ⌊0.4515·12⌋ + 2
    assertThat(clip[0]).isZero();
    assertThat(clip[6]).isEqualTo(1);
    assertThat(NextDisplacement.shuffled(clip, 1))
        .containsExactlyInAnyOrder(clip)
        .isNotEqualTo(clip);
  }

  @Test
  void an_adapter_starts_as_the_trained_model() {
    Parameters trained = Parameters.initialDoubles(LINEAR.parameters(), new GaussianStream(1));
    Block adapted = new LowRankAdapter(LINEAR, 2, 2);
    Parameters weights = NextDisplacement.continued(adapted, trained, 5);
    assertThat(NextDisplacement.imagined(adapted, weights, 1, 1))
        .containsExactly(NextDisplacement.imagined(LINEAR, trained, 1, 1));
    assertThat(weights.descriptions()).hasSize(4);
  }
}
