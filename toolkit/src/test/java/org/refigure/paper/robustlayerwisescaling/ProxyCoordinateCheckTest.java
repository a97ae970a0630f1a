package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.refigure.data.Corpus;
import org.refigure.optim.ScalingRule;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** The experiment on a text made here. */
class ProxyCoordinateCheckTest {
  private static final Corpus TEXT =
      Corpus.of(
          IntStream.range(0, 3000)
              .mapToObj(i -> "int a%d = a%d + 1;\0".formatted(i, i / 2))
              .collect(Collectors.joining())
              .getBytes(StandardCharsets.UTF_8));

  private static Map<String, double[]> run(ScalingRule rule, int width) throws Exception {
    Map<String, double[]> curves = new TreeMap<>();
    Trial trial =
        Trial.of(
            new ProxyCoordinateCheck(),
            Map.of("rule", rule.name(), "width", width, "baseWidth", 32),
            0);
    ProxyCoordinateCheck.run(
        trial,
        new Recorder() {
          @Override
          public void value(String name, double value) {}

          @Override
          public void point(String curve, long step, double value) {
            curves
                    .computeIfAbsent(curve, name -> new double[CoordinateCheck.STEPS])[
                    (int) step - 1] =
                value;
          }

          @Override
          public void vector(String name, double[] values) {}

          @Override
          public void fact(String name, String text) {}
        },
        TEXT);
    return curves;
  }

  @Test
  void everyActivationMovesAndTheRulesAgreeAtTheBaseWidth() throws Exception {
    Map<String, double[]> mup = run(ScalingRule.SQUARE_ROOT_DECAY, 32);
    Map<String, double[]> standard = run(ScalingRule.STANDARD, 32);

    assertThat(mup.keySet()).containsExactlyInAnyOrderElementsOf(ProxyCoordinateCheck.ACTIVATIONS);
    mup.forEach(
        (name, curve) -> {
          assertThat(curve).as(name).doesNotContain(0.0).isEqualTo(standard.get(name));
        });
  }

  @Test
  void aWiderNetworkMovesFartherOnlyUnderTheStandardRule() throws Exception {
    double narrow = run(ScalingRule.STANDARD, 32).get("gate")[4];
    double standard = run(ScalingRule.STANDARD, 128).get("gate")[4];
    double mup = run(ScalingRule.SQUARE_ROOT_DECAY, 128).get("gate")[4];

    assertThat(standard / narrow).isGreaterThan(1.5);
    assertThat(mup / narrow).isLessThan(1.5);
  }
}
