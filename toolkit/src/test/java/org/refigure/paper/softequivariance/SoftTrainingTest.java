package org.refigure.paper.softequivariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Pairs;
import org.refigure.train.Measured;

class SoftTrainingTest {
  private final Block network = Linear.of("1", 15, 3).unbiased();
  private final Pairs pairs = Bodies.preferred(64, 1, 2, 5);

  @Test
  void a_hard_training_ends_on_the_maps_of_its_group_and_a_free_one_does_not() throws Exception {
    SoftFit fit = SoftFit.of(network, 0, Symmetry.O2_Z);
    var hard = new SoftTraining(fit, Optional.of(Symmetry.O2_Z), 2, 60);
    assertThat(fit.penalty(Symmetry.O2_Z, hard.run(pairs, 1, 2, new Measured()).weights()))
        .isLessThan(1e-25);
    var free = new SoftTraining(fit, Optional.empty(), 2, 60).run(pairs, 1, 2, new Measured());
    assertThat(fit.penalty(Symmetry.O2_Z, free.weights())).isGreaterThan(0.01);
    assertThat(free.fit()).isEqualTo(fit);
  }

  @Test
  void layers_can_start_at_the_norm_they_had_before_the_projection() throws Exception {
    SoftFit fit = SoftFit.of(network, 0, Symmetry.O2_Z);
    double[] free = start(new SoftTraining(fit, Optional.empty(), 2, 0));
    double[] shrunk = start(new SoftTraining(fit, Optional.of(Symmetry.SO3), 2, 0));
    double[] kept = start(new SoftTraining(fit, Optional.of(Symmetry.SO3), 2, 0, true));
    assertThat(square(kept)).isCloseTo(square(free), within(1e-12));
    assertThat(square(shrunk)).isLessThan(0.5 * square(free));
    assertThat(kept[0] / shrunk[0]).isCloseTo(kept[4] / shrunk[4], within(1e-12));
  }

  private double[] start(SoftTraining training) throws InterruptedException {
    return training.run(pairs, 1, 2, new Measured()).weights().getDoubles("W1").data();
  }

  private static double square(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each * each;
    }
    return sum;
  }

  @Test
  void lambdas_follow_the_distances_at_the_lowest_error_of_the_warm_up() throws Exception {
    SoftFit fit = SoftFit.of(network, 0.1, Symmetry.O2_X, Symmetry.O2_Z);
    Measured seen = new Measured();
    var result = new SoftTraining(fit, Optional.empty(), 2, 500).run(pairs, 1, 2, seen);
    double[] error = seen.values("training error");
    int lowest = 0;
    for (int i = 1; i < 3; i++) { // steps 0, 50 and 100 lie in the warm-up of 150
      lowest = error[i] < error[lowest] ? i : lowest;
    }
    double x = seen.values("distance O2_X")[lowest];
    double z = seen.values("distance O2_Z")[lowest];
    double ratio = Math.pow(Math.max(x, z) / Math.min(x, z), 2);
    assertThat(result.fit().lambdas().get(x > z ? Symmetry.O2_X : Symmetry.O2_Z))
        .isCloseTo(0.1 / ratio, within(1e-12));
    assertThat(result.fit().lambdas().get(x > z ? Symmetry.O2_Z : Symmetry.O2_X)).isEqualTo(0.1);
  }
}
