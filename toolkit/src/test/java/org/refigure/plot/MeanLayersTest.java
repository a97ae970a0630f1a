package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.stats.Mean;
import org.refigure.stats.Median;

class MeanLayersTest {
  private static final double[] X = {1, 2};

  @Test
  void intervalsBecomeBandsAndBars() {
    List<Mean> means = List.of(Mean.of(1, 3), Mean.of(2, 4));
    double half = means.get(0).interval().orElseThrow().width() / 2;

    assertThat(MeanLayers.line("a", X, means))
        .isEqualTo(
            Line.of("a", X, new double[] {2, 3})
                .band(new double[] {2 - half, 3 - half}, new double[] {2 + half, 3 + half}));
    assertThat(MeanLayers.points("a", X, means))
        .isEqualTo(
            Points.of("a", X, new double[] {2, 3})
                .errorBars(new double[] {2 - half, 3 - half}, new double[] {2 + half, 3 + half}));
  }

  @Test
  void singleRunsHaveNoBandAndHollowMarks() {
    List<Mean> means = List.of(Mean.of(2), Mean.of(3));

    assertThat(MeanLayers.line("a", X, means)).isEqualTo(Line.of("a", X, new double[] {2, 3}));
    assertThat(MeanLayers.points("a", X, means))
        .isEqualTo(Points.of("a", X, new double[] {2, 3}).hollow());
  }

  @Test
  void mediansComeWithTheirIntervals() {
    List<Median> medians = List.of(Median.of(1, 3, 2), Median.of(6, 4, 5));

    assertThat(MeanLayers.medians("a", X, medians))
        .isEqualTo(
            Line.of("a", X, new double[] {2, 5}).band(new double[] {1, 4}, new double[] {3, 6}));
    assertThat(MeanLayers.medians("a", X, List.of(Median.of(2), Median.of(3))))
        .isEqualTo(Line.of("a", X, new double[] {2, 3}));
  }
}
