package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalePickTest {
  @Test
  void takesWhatSuitsTheScale() {
    assertThat(Scale.SMOKE.pick(1, 10)).isEqualTo(1);
    assertThat(Scale.CLUSTER.pick(1, 10)).isEqualTo(10);
    assertThat(Scale.CLUSTER.pick(1, 10, 100)).isEqualTo(100);
    assertThat(Scale.WORKSTATION.pick(1, 10, 100, 1000)).isEqualTo(100);
  }
}
