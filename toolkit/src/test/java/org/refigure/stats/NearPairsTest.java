package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class NearPairsTest {
  @Test
  void theyAreThoseOfADoubleLoop() {
    double[][] rows = Samples.normal(200, 2, 5);
    Set<NearPairs.Pair> expected = new HashSet<>();
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        double distance = Math.abs(rows[i][0] - rows[j][0]) + Math.abs(rows[i][1] - rows[j][1]);
        if (distance <= 0.1) {
          expected.add(new NearPairs.Pair(i, j));
        }
      }
    }
    assertThat(NearPairs.of(rows, 0.1)).isEqualTo(expected).isNotEmpty();
  }

  @Test
  void equalRowsAreAllPairs() {
    assertThat(NearPairs.of(new double[10][3], 0)).hasSize(45);
    assertThat(NearPairs.of(new double[0][3], 1)).isEmpty();
  }
}
