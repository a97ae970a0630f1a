package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelSettingsTest {

  @Test
  void emptyEnvironmentMeansNoLimitsAndNoLibraries() {
    KernelSettings settings = KernelSettings.of(Map.of());
    assertThat(settings.classPath()).isEmpty();
    assertThat(settings.startupFiles()).isEmpty();
    assertThat(settings.startupScript()).isEmpty();
    assertThat(settings.compilerOptions()).isEmpty();
    assertThat(settings.timeout()).isEmpty();
  }

  @Test
  void compilerOptionsAreSplitAtBlanksOutsideQuotes() {
    assertThat(
            KernelSettings.of(
                    Map.of("IJAVA_COMPILER_OPTS", " -Xlint:all \"-Akey=a b\" -Aother=\"c d\"  -g "))
                .compilerOptions())
        .containsExactly("-Xlint:all", "-Akey=a b", "-Aother=c d", "-g");
  }

  @Test
  void timeoutIsMillisecondsAndNotPositiveMeansNone() {
    assertThat(KernelSettings.of(Map.of("IJAVA_TIMEOUT", "250")).timeout())
        .contains(Duration.ofMillis(250));
    assertThat(KernelSettings.of(Map.of("IJAVA_TIMEOUT", "-1")).timeout()).isEmpty();
    assertThat(KernelSettings.of(Map.of("JJAVA_TIMEOUT", "20 seconds")).timeout())
        .contains(Duration.ofSeconds(20));
    assertThatThrownBy(() -> KernelSettings.of(Map.of("IJAVA_TIMEOUT", "2 s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IJAVA_TIMEOUT = \"2 s\" must be a whole number");
  }
}
