package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardisationTest {
  private static final double[][] ROWS = {{1, 5, 7}, {3, 9, 7}};

  @Test
  void columnsHaveMeanZeroAndDeviationOne() {
    double[][] moved = Standardisation.of(ROWS).apply(ROWS);

    assertThat(moved).isDeepEqualTo(new double[][] {{-1, -1, 0}, {1, 1, 0}});
  }

  @Test
  void otherRowsAreMovedByTheNumbersOfTheFirst() {
    // (5 − 2)/1, (5 − 7)/2, and a column that does not vary is only moved: 8 − 7.
    assertThat(Standardisation.of(ROWS).apply(new double[][] {{5, 5 - 2, 8}})[0])
        .containsExactly(new double[] {3, -2, 1}, within(1e-15));
  }

  @Test
  void refusesRowsThatDoNotFit() {
    assertThatThrownBy(() -> Standardisation.of(new double[0][]))
        .hasMessageStartingWith("0 rows: a mean needs one at least");
    assertThatThrownBy(() -> Standardisation.of(ROWS).apply(new double[][] {{1}}))
        .hasMessage("a row of 1 numbers must have 3, as the first one had (standardisation)");
  }
}
