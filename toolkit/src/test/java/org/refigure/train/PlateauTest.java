package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlateauTest {
  @Test
  void isReachedWhenPatienceHasPassedWithoutProgress() {
    Plateau plateau = new Plateau(0.1, 2);

    assertThat(plateau.reachedBy(1)).isFalse();
    assertThat(plateau.reachedBy(0.95)).isFalse(); // better, by too little: first epoch waited
    assertThat(plateau.reachedBy(0.9)).isFalse(); // 0.05 below the lowest: second
    assertThat(plateau.reachedBy(0.85)).isTrue();
  }

  @Test
  void progressBeginsTheWaitAnew() {
    Plateau plateau = new Plateau(0.1, 1);
    plateau.reachedBy(1);
    plateau.reachedBy(1.5);

    assertThat(plateau.reachedBy(0.8)).isFalse();
    assertThat(plateau.reachedBy(0.79)).isFalse();
    assertThat(plateau.reachedBy(0.78)).isTrue();
  }

  @Test
  void theSameCourseInAnotherUnitEndsEarlier() {
    Plateau metres = new Plateau(1e-4, 1);
    Plateau shares = new Plateau(1e-4, 1);
    boolean small = false;
    boolean large = false;
    for (double loss = 0.05; loss > 0.04; loss -= 0.002) {
      large |= metres.reachedBy(loss);
      small |= shares.reachedBy(loss / 6400);
    }

    assertThat(large).isFalse();
    assertThat(small).isTrue();
  }

  @Test
  void refusesWhatNobodyCanWaitFor() {
    assertThatThrownBy(() -> new Plateau(-1, 3))
        .hasMessage("tolerance = -1.0 and patience = 3 must be ≥ 0 (plateau)");
    assertThatThrownBy(() -> new Plateau(Double.NaN, 3)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Plateau(0, -1)).hasMessageContaining("patience = -1");
  }
}
