package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class GainTest {
  private static final double[][] WEIGHTS = {{3, 0}, {0, 4}};
  private static final double[][] BATCH = {{1, 1}, {1, -1}};

  @Test
  void is_the_ratio_of_the_two_sizes_whatever_library_the_arrays_are_of() {
    // rows of XW are (3, 4) and (3, -4): rms √((9 + 16) / 2); the inputs have rms 1
    double exact = Math.sqrt(12.5);

    assertThat(Gain.of(WEIGHTS, BATCH).value()).isCloseTo(exact, within(1e-12));
    assertThat(Gain.of(Nd4j.createFromArray(WEIGHTS), BATCH).value())
        .isCloseTo(exact, within(1e-12));
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      var tensor = manager.create(new float[][] {{3, 0}, {0, 4}});
      assertThat(Gain.of(tensor, BATCH).value()).isCloseTo(exact, within(1e-6));
    }
  }

  @Test
  void what_does_not_fit_is_refused_in_one_line() {
    assertThatThrownBy(() -> Gain.of(new double[][] {{1, 2}}, BATCH))
        .hasMessageContaining("inputs of 2 numbers")
        .hasMessageContaining("1 (gain)");
    assertThatThrownBy(() -> Gain.of(WEIGHTS, new double[][] {{0, 0}}))
        .hasMessageContaining("rms of the inputs = 0.0");
  }
}
