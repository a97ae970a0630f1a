package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class ParametersTest {
  private static final ParameterShape W =
      ParameterShape.gaussian("W", ParameterClass.MATRIX, 2, 3, 0.5);
  private static final ParameterShape GAIN =
      new ParameterShape("gain", ParameterClass.VECTOR, 1, 3, ParameterShape.Initial.ONE);

  @Test
  void theStreamDrawsOnlyWhatIsRandom() {
    Parameters both = Parameters.initial(List.of(GAIN, W), new GaussianStream(1));
    Parameters alone = Parameters.initial(List.of(W), new GaussianStream(1));
    assertThat(both.get("gain").data()).containsOnly(1);
    assertThat(both.get(W)).isEqualTo(alone.get(W));
    assertThat(both.size()).isEqualTo(9);
  }

  @Test
  void aCopyIsIndependent() {
    Parameters one = Parameters.initial(List.of(W), new GaussianStream(1));
    Parameters two = one.copy();
    two.scale(2);
    assertThat(two.norm()).isCloseTo(2 * one.norm(), within(1e-6));
  }

  /** Sizes that fill no whole number of vectors, and every entry counts. */
  @Test
  void theNormIsOfAllEntries() {
    for (int size : new int[] {1, 5, 16, 37, 1000}) {
      ParameterShape row = ParameterShape.gaussian("W", ParameterClass.MATRIX, 1, size, 1);
      Parameters weights = Parameters.zeros(List.of(row, GAIN));
      for (int i = 0; i < size; i++) {
        weights.get(row)[i] = i + 1;
      }
      weights.get(GAIN)[2] = -2;
      double squares = size * (size + 1L) * (2L * size + 1) / 6;
      assertThat(weights.norm()).isEqualTo(Math.sqrt(squares + 4));
    }
  }

  @Test
  void mistakesAreNamed() {
    Parameters weights = Parameters.zeros(List.of(W, GAIN));
    assertThatThrownBy(() -> weights.get("V"))
        .hasMessage("parameter \"V\" must be one of [W, gain]");
    assertThatThrownBy(() -> Parameters.zeros(List.of(W, W)))
        .hasMessage("two parameters are called \"W\"");
    assertThatThrownBy(() -> weights.set(Parameters.zeros(List.of(GAIN, W))))
        .hasMessage("parameter 0 is \"gain\" of 1 × 3 and must be \"W\" of 2 × 3");
    assertThatThrownBy(() -> ParameterShape.gaussian("W", ParameterClass.MATRIX, 0, 3, 1))
        .hasMessageContaining("0 × 3");
    assertThatThrownBy(() -> ParameterShape.gaussian("W", ParameterClass.MATRIX, 2, 3, -1))
        .hasMessageContaining("N(0.0, -1.0²)");
  }
}
