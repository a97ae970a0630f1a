package org.refigure.paper.videogravity;

import static org.assertj.core.api.Assertions.assertThat;
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

  /** Δ′ = Δ + g sin θ/24² is exact but for the first step, which is half as long. */
  private static Parameters exact(double gravity) {
    Parameters weights = Parameters.doubles(LINEAR.parameters());
    weights.write("W1", new double[] {0, 1, gravity / (24 * 24) / NextDisplacement.UNIT});
    return weights;
  }

  @Test
  void a_model_of_constant_acceleration_falls_with_it() {
    double fallen = NextDisplacement.acceleration(LINEAR, exact(1.62), 40, 1);
    double slid = NextDisplacement.acceleration(LINEAR, exact(1.62), 40, 0.5);
    // Σ Δ = ½a t² (1 + 1/k): the first step is too long by half, which fades with the frames.
    assertThat(fallen).isCloseTo(1.62, within(0.02));
    assertThat(slid / fallen).isCloseTo(0.5, within(0.003));
  }

  @Test
  void imagination_ends_behind_the_ground_or_after_twenty_seconds() {
    double[] fall = NextDisplacement.imagined(LINEAR, exact(9.81), 1, 1);
    assertThat(fall[fall.length - 1]).isGreaterThanOrEqualTo(1);
    assertThat(fall[fall.length - 2]).isLessThan(1);
    assertThat(NextDisplacement.acceleration(LINEAR, exact(0), 1, 1)).isZero();
    assertThat(NextDisplacement.imagined(LINEAR, exact(0), 1, 1)).hasSize(481);
    // One step of 2 m: on the ground in frame 1, 2h/t² = 2·24².
    assertThat(NextDisplacement.acceleration(LINEAR, exact(2 * 24 * 24), 1, 1)).isEqualTo(1152);
  }

  @Test
  void pairs_lead_from_one_frame_to_the_next_and_leave_the_ground_out() {
    var pairs = NextDisplacement.pairs(new double[] {0.5}, List.of(new double[] {0, 1, 3, 6, 6.5}));
    assertThat(pairs.inputs().data()).containsExactly(0, 0, 0.5, 0.5, 0.5, 0.5, 1.5, 1, 0.5);
    assertThat(pairs.targets().data()).containsExactly(0.5, 1, 1.5);
  }

  @Test
  void clips_start_at_0_and_end_on_the_ground() {
    double[] clip = NextDisplacement.distances(1, 9.81);
    assertThat(clip).hasSize(12); // ⌊0.4515·24⌋ + 2
    assertThat(clip[0]).isZero();
    assertThat(clip[11]).isEqualTo(1);
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
