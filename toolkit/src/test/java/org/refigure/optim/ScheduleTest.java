package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void warmUpReachesThePeakAtItsLastStep() {
    Schedule schedule = Schedule.constant().withWarmUp(4);
    assertThat(schedule.at(0)).isEqualTo(0.25);
    assertThat(schedule.at(3)).isEqualTo(1);
    assertThat(schedule.at(1000)).isEqualTo(1);
  }

  @Test
  void linearDecayEndsWhereItShould() {
    Schedule schedule = Schedule.linear(1, 0.1, 100);
    assertThat(schedule.at(50)).isCloseTo(0.55, within(1e-12));
    assertThat(schedule.at(200)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aLengthOfZeroIsRefused() {
    assertThatThrownBy(() -> Schedule.linear(1, 0, 0)).hasMessageContaining("steps = 0");
    assertThatThrownBy(() -> Schedule.constant().withWarmUp(0)).hasMessageContaining("steps = 0");
  }
}
