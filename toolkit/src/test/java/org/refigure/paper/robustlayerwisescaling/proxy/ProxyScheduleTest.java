package org.refigure.paper.robustlayerwisescaling.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.optim.Schedule;
import org.refigure.paper.robustlayerwisescaling.LlamaTraining;
import org.refigure.sweep.Trial;

class ProxyScheduleTest {
  private static ProxySchedule schedule(Map<String, ?> more) {
    Map<String, Object> parameters = new HashMap<>(Map.of("steps", 1000, "decayFrom", 1.0));
    parameters.putAll(more);
    return ProxySchedule.of(Trial.of(new LlamaTraining(), parameters, 0));
  }

  @Test
  void aTrialThatSaysNothingHasAPlateau() {
    Schedule constant = schedule(Map.of()).factor();
    Schedule falling = schedule(Map.of("decayFrom", 0.8)).factor();
    for (long step : new long[] {99, 100, 500, 799}) {
      assertThat(constant.at(step)).isEqualTo(1);
      assertThat(falling.at(step)).isEqualTo(1);
    }
    assertThat(constant.at(999)).isEqualTo(1);
    assertThat(falling.at(900)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aCosineFallsFromTheEndOfTheWarmUpToZero() {
    ProxySchedule cosine = schedule(Map.of("schedule", "cosine"));
    Schedule factor = cosine.factor();
    assertThat(factor.at(0)).isEqualTo(0.01);
    assertThat(factor.at(99)).isEqualTo(1);
    assertThat(factor.at(100)).isEqualTo(1);
    // A third of the way from 100 to 1000: (1 + cos 60°)/2.
    assertThat(factor.at(400)).isCloseTo(0.75, within(1e-12));
    assertThat(factor.at(550)).isCloseTo(0.5, within(1e-12));
    assertThat(factor.at(1000)).isCloseTo(0, within(1e-12));
    assertThat(cosine.plateauEnd()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"0", "50", "100", "101", "370", "1000"})
  void theClockSumsTheRates(long step) {
    for (Map<String, String> more :
        List.of(Map.of("schedule", "cosine"), Map.<String, String>of())) {
      ProxySchedule schedule = schedule(more);
      double sum = LongStream.range(0, step).mapToDouble(schedule.factor()::at).sum();
      assertThat(schedule.fullSteps(step)).isCloseTo(sum, within(1e-9));
    }
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    assertThatThrownBy(() -> schedule(Map.of("schedule", "linear")))
        .hasMessage(
            "schedule = \"linear\" must be cosine, or left out for a plateau (trial of LlamaTraining)");
    assertThatThrownBy(() -> schedule(Map.of("schedule", "cosine", "decayFrom", 0.8)))
        .hasMessageContaining("decayFrom = 0.8 must be 1 with schedule = cosine");
    assertThatThrownBy(() -> schedule(Map.of("decayFrom", 0.05)))
        .hasMessageContaining("decayFrom = 0.05 must be in (0.1, 1]");
  }
}
