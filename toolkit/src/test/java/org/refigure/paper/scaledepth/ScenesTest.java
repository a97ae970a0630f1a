package org.refigure.paper.scaledepth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenesTest {
  private static final ScaleRange INDOOR = new ScaleRange(2, 8);
  private static final ScaleRange OUTDOOR = new ScaleRange(20, 80);
  private static final Scenes MANY = Scenes.draw(20_000, 7, INDOOR, OUTDOOR);

  @Test
  void aLineIsTheWallWithSomethingBeforeIt() {
    double[] line = new ScanLine(0.4, 2, 3, 2, 0.5).relative();

    assertThat(line[0]).isCloseTo(0.4, within(1e-15));
    assertThat(line[2]).isCloseTo(0.4 + 0.6 * 4 / 225, within(1e-15));
    assertThat(line[3]).isCloseTo((0.4 + 0.6 * 9 / 225) / 2, within(1e-15));
    assertThat(line[4]).isCloseTo((0.4 + 0.6 * 16 / 225) / 2, within(1e-15));
    assertThat(line[5]).isCloseTo(0.4 + 0.6 / 9, within(1e-15));
    assertThat(line[15]).isEqualTo(1);
  }

  @Test
  void aLineWhoseFarEndIsHiddenIsDividedByWhatIsFarthestThen() {
    double[] line = new ScanLine(0.5, 1, 12, 4, 0.5).relative();
    double farthest = 0.5 + 0.5 * 11 / 15;

    assertThat(line[11]).isEqualTo(1);
    assertThat(line[15]).isCloseTo(0.5 / farthest, within(1e-15));
  }

  @Test
  void relativeDepthIsPositiveAndReachesOne() {
    for (double[] line : MANY.relative()) {
      assertThat(Arrays.stream(line).max().orElseThrow()).isEqualTo(1);
      // The nearest there can be: 0.15 behind something at 0.4.
      assertThat(Arrays.stream(line).min().orElseThrow()).isGreaterThanOrEqualTo(0.15 * 0.4);
    }
  }

  @Test
  void scalesAreLogUniformInTheirClass() {
    double[] logs = Arrays.stream(MANY.where(s -> s < 10).scale()).map(Math::log).toArray();

    // Half of 20,000: binomial, sd 71; mean (ln 2 + ln 8)/2, sd ln 4/√12/100 = 0.004: 5 sd each.
    assertThat(logs.length).isBetween(10_000 - 354, 10_000 + 354);
    assertThat(Arrays.stream(logs).average().orElseThrow()).isCloseTo(Math.log(4), within(0.02));
    assertThat(Arrays.stream(logs)).allMatch(log -> log >= Math.log(2) && log <= Math.log(8));
    assertThat(Arrays.stream(MANY.where(s -> s >= 10).scale())).allMatch(s -> s >= 20 && s <= 80);
  }

  @Test
  void theImageFollowsTheLineAndTheCuesTheScale() {
    double image = 0;
    double scale = 0;
    double kind = 0;
    for (int i = 0; i < MANY.size(); i++) {
      double[] seen = MANY.inputs()[i];
      // Divided by the pixel at R = 1 the gain cancels, up to the noise of 0.02 in two pixels.
      image += seen[0] / Math.exp(-1.5 * MANY.relative()[i][0]);
      scale += square(seen[17] - Math.log(MANY.scale()[i])) / MANY.size();
      kind += square(seen[16] - (MANY.scale()[i] < 10 ? 0 : 1)) / MANY.size();
    }

    // The mean gain is 1, its sd 0.6/√12 = 0.173, over √20,000: 0.0012; variances to 5·√(2/20,000).
    assertThat(image / MANY.size()).isCloseTo(1, within(0.006));
    assertThat(Math.sqrt(scale)).isCloseTo(0.15, within(0.15 * 0.025));
    assertThat(Math.sqrt(kind)).isCloseTo(0.1, within(0.1 * 0.025));
  }

  @Test
  void depthIsScaleTimesRelativeDepth() {
    double[] farthest = Arrays.stream(MANY.depth()).mapToDouble(ScenesTest::max).toArray();

    assertThat(farthest).isEqualTo(MANY.scale());
  }

  @Test
  void partsOfAWholeMakeTheWhole() {
    Scenes joined = MANY.where(s -> s < 10).and(MANY.where(s -> s >= 10));

    assertThat(joined.size()).isEqualTo(MANY.size());
    assertThat(joined.where(s -> s >= 10).inputs())
        .isDeepEqualTo(MANY.where(s -> s >= 10).inputs());
    assertThat(sorted(joined)).isEqualTo(sorted(MANY));
  }

  @Test
  void shuffledCuesAreThoseOfOthersAndImagesStay() {
    Scenes shuffled = MANY.withShuffledCues(3);

    int kept = 0;
    for (int i = 0; i < MANY.size(); i++) {
      assertThat(Arrays.copyOf(shuffled.inputs()[i], 16))
          .isEqualTo(Arrays.copyOf(MANY.inputs()[i], 16));
      kept += shuffled.inputs()[i][17] == MANY.inputs()[i][17] ? 1 : 0;
    }
    // Fixed points of a random order: Poisson with mean 1.
    assertThat(kept).isLessThan(10);
    assertThat(sorted(shuffled)).isEqualTo(sorted(MANY));
  }

  @Test
  void theSeedDecidesEverything() {
    assertThat(Scenes.draw(5, 1, INDOOR).inputs())
        .isDeepEqualTo(Scenes.draw(5, 1, INDOOR).inputs());
    assertThat(Scenes.draw(5, 1, INDOOR).scale()).isNotEqualTo(Scenes.draw(5, 2, INDOOR).scale());
  }

  @Test
  void refusesWhatIsNoScene() {
    assertThatThrownBy(() -> new ScaleRange(8, 2))
        .hasMessage("[8.0, 2.0] m must have 0 < low < high (range of scales)");
    assertThatThrownBy(() -> new ScanLine(0.2, 1, 14, 4, 0.5))
        .hasMessage("pixels 14 to 17 must lie in 0..15 (scan line)");
    assertThatThrownBy(() -> new ScanLine(0, 1, 3, 2, 0.5)).hasMessageContaining("nearest = 0.0");
    assertThatThrownBy(() -> Scenes.seen(new double[2][16], new double[1], new int[2], 1))
        .hasMessage("1 scales must be as many as scenes, 2 (scenes)");
    assertThatThrownBy(() -> Scenes.draw(3, 1))
        .hasMessage("0 classes: scenes need one at least (scenes)");
  }

  private static double[] sorted(Scenes scenes) {
    return IntStream.range(0, scenes.size())
        .mapToDouble(i -> scenes.inputs()[i][17])
        .sorted()
        .toArray();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static double square(double x) {
    return x * x;
  }
}
