package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
  @Test
  void aPropertyGoesBeforeAVariable() {
    assertThat(setting(Map.of("refigure.scale", "smoke"), Map.of("REFIGURE_SCALE", "laptop")))
        .contains("smoke");
    assertThat(setting(Map.of(), Map.of("REFIGURE_SCALE", "laptop"))).contains("laptop");
    assertThat(setting(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void whatIsBlankIsNotSet() {
    assertThat(setting(Map.of("refigure.scale", " "), Map.of("REFIGURE_SCALE", "laptop")))
        .contains("laptop");
    assertThat(setting(Map.of("refigure.scale", ""), Map.of("REFIGURE_SCALE", ""))).isEmpty();
  }

  private static java.util.Optional<String> setting(
      Map<String, String> properties, Map<String, String> environment) {
    return Setting.of("scale", properties::get, environment);
  }
}
