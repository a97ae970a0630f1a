package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void oneScheduleFollowsAnother() {
    Schedule restarted = Schedule.linear(1, 0, 10).then(10, Schedule.linear(1, 0.5, 4));
    assertThat(restarted.at(9)).isCloseTo(0.1, within(1e-12));
    assertThat(restarted.at(10)).isEqualTo(1);
    assertThat(restarted.at(12)).isEqualTo(0.75);
  }

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

  @Test
  void halfACosineGoesFromOneToItsEnd() {
    Schedule schedule = Schedule.cosine(0.1, 100);
    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(50)).isCloseTo(0.55, within(1e-12));
    assertThat(schedule.at(100)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.at(150)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void warmUpCosineStartsToFallAtThePeak() {
    Schedule schedule = Schedule.warmUpCosine(500, 50);
    assertThat(schedule.at(0)).isCloseTo(0.02, within(1e-12));
    assertThat(schedule.at(50)).isEqualTo(1);
    assertThat(schedule.at(275)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.at(500)).isCloseTo(0, within(1e-12));
    assertThatThrownBy(() -> Schedule.warmUpCosine(50, 50))
        .hasMessage("warm-up 50 must be below steps = 50 (schedule)");
  }

  @Test
  void warmUpStableDecayIsFlatInBetween() {
    Schedule schedule = Schedule.warmUpStableDecay(500, 50, 100);
    assertThat(schedule.at(0)).isCloseTo(0.02, within(1e-12));
    assertThat(schedule.at(49)).isEqualTo(1);
    assertThat(schedule.at(400)).isEqualTo(1);
    assertThat(schedule.at(450)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.at(499)).isCloseTo(0.01, within(1e-12));
    assertThat(schedule.at(500)).isZero();
    assertThatThrownBy(() -> Schedule.warmUpStableDecay(100, 50, 60))
        .hasMessage("warm-up 50 + decay 60 must be at most steps = 100 (schedule)");
  }
}
