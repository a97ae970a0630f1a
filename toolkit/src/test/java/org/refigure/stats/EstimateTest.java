package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void meansMediansAndFitsGiveTheirNumberAndTheKindOfTheirInterval() {
    Mean mean = Mean.of(1, 2, 3);
    assertThat(mean.estimate().interval()).isEqualTo(mean.interval());
    assertThat(mean.estimate().kind()).isEqualTo(Estimate.Kind.STUDENT);
    assertThat(Mean.of(5).estimate()).isEqualTo(Estimate.single(5));
    assertThat(Median.of(1, 2, 9).estimate().kind()).isEqualTo(Estimate.Kind.ORDER_STATISTICS);
    double[] x = {1, 2, 4};
    assertThat(PowerLaw.fit(x, new double[] {1, 4, 16}).estimate().value()).isEqualTo(2);
  }

  @Test
  void aNumberOfNoRunSaysWhatIsMissing() {
    Estimate none = Estimate.none(List.of("seed 2 diverged at step 40"));
    assertThat(none.present()).isFalse();
    assertThat(none.value()).isNaN();
    assertThatThrownBy(() -> Estimate.none(List.of())).hasMessageContaining("what is missing");
    assertThatThrownBy(
            () ->
                new Estimate(
                    Double.NaN, Optional.empty(), 3, Estimate.Kind.SINGLE, List.of("seed 1")))
        .hasMessageContaining("n = 3");
  }

  @Test
  void aTemplateBecomesALabelAndAnUnknownNameIsRefused() {
    Series series = new Series(Map.of("width", 64L, "rate", 0.0001234567), List.of());
    assertThat(series.label("d = {width}, η = {rate}")).isEqualTo("d = 64, η = 0.0001235");
    assertThat(new Series(Map.of("s", 0.5), List.of()).label("s = {s}")).isEqualTo("s = 0.5");
    assertThatThrownBy(() -> series.label("{depth}"))
        .hasMessageContaining("{depth}")
        .hasMessageContaining("width");
  }
}
