package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesSourceTest {
  private static final Series BINS =
      new Series(
          Map.of("arm", "direct"),
          List.of(
              new Series.Point(1, Estimate.single(0.3)),
              new Series.Point(2, Estimate.single(0.2))));

  @Test
  void pointsMoveToPlacesOfTheirOwnAndKeepTheirEstimates() {
    Series moved = BINS.along(2.8, 5.7).series().get(0);

    assertThat(moved.x()).containsExactly(2.8, 5.7);
    assertThat(moved.y()).containsExactly(0.3, 0.2);
    assertThat(moved.keys()).isEqualTo(BINS.keys());
  }

  @Test
  void otherCountsOfPlacesAreRefused() {
    assertThatThrownBy(() -> BINS.along(1).series())
        .hasMessage("1 places must be as many as the points of the curve {arm=direct}, 2 (along)");
  }
}
