package org.refigure.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.refigure.anomaly.NearestNeighbours.Found;
import org.refigure.data.Samples;

class NearestNeighboursTest {
  private final double[][] bank = Samples.normal(50, 4, 1);
  private final NearestNeighbours neighbours = new NearestNeighbours(bank);

  private static double distance(double[] x, double[] y) {
    double square = 0;
    for (int k = 0; k < x.length; k++) {
      square += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return Math.sqrt(square);
  }

  @Test
  void the_nearest_are_those_of_a_plain_sort() {
    for (double[] query : Samples.normal(20, 4, 2)) {
      int[] sorted =
          IntStream.range(0, 50)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> distance(query, bank[i])))
              .mapToInt(i -> i)
              .toArray();
      Found found = neighbours.nearest(query, 6);
      for (int j = 0; j < 6; j++) {
        assertThat(found.indices()[j]).isEqualTo(sorted[j]);
        assertThat(found.distances()[j]).isCloseTo(distance(query, bank[sorted[j]]), within(1e-9));
      }
    }
  }

  @Test
  void an_entry_itself_is_at_the_smallest_distance_and_not_at_the_root_of_a_negative_number() {
    assertThat(neighbours.nearest(bank[7], 1).indices()[0]).isEqualTo(7);
    assertThat(neighbours.nearest(bank[7], 1).distances()[0]).isCloseTo(1e-6, within(1e-7));
    assertThatThrownBy(() -> neighbours.nearest(bank[0], 51))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be in 1..50");
  }
}
