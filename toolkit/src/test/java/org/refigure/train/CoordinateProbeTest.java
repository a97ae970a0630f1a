package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

class CoordinateProbeTest {
  @Test
  void recordsTheRmsOfTheChangeSinceItsFirstStep() {
    Parameters none = Parameters.zeros(List.<ParameterShape>of());
    float[][] seen = {{1, 2, 3, 4}, {1, 2, 3, 8}, {4, 6, 3, 4}};
    int[] at = {0};
    CoordinateProbe probe =
        new CoordinateProbe(weights -> Map.of("a", seen[at[0]], "b", new float[1]), "a");
    Measured measured = new Measured();
    for (int step = 0; step < 3; step++) {
      at[0] = step;
      probe.measure(new Probe.Step(step, none, none, none), measured);
    }

    assertThat(measured.steps("move of a")).containsExactly(1, 2);
    assertThat(measured.values("move of a")).containsExactly(2, 2.5); // 4/√4 and √(9 + 16)/√4
  }
}
