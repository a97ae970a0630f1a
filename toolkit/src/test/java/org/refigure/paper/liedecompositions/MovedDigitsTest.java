package org.refigure.paper.liedecompositions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.Digits;
import org.refigure.lie.Matrix2;
import org.refigure.lie.PlanePolar;
import org.refigure.model.tape.Pairs;

class MovedDigitsTest {
  private final Digits digits =
      new Digits(new int[][] {cells(), cells(), cells()}, new int[] {3, 1, 4});

  private static int[] cells() {
    int[] cells = new int[64];
    Arrays.fill(cells, 16);
    return cells;
  }

  @Test
  void a_canvas_holds_the_digit_at_twice_its_size_in_the_middle() {
    Pairs canvases = MovedDigits.canvases(digits);
    double[] first = canvases.inputs().toRows()[0];
    assertThat(first[10 * 20 + 10]).isEqualTo(1);
    assertThat(first[0]).isZero();
    assertThat(Arrays.stream(first).sum()).isCloseTo(256, within(1e-9)); // 16² pixels of full ink
    assertThat(canvases.targets().data()).containsExactly(3, 1, 4);
  }

  @Test
  void samples_of_no_spread_and_no_angle_are_the_digit_itself_and_others_are_not() {
    Pairs canvases = MovedDigits.canvases(digits);
    Pairs still = MovedDigits.sampled(canvases, new GroupSampler(0, 0, false), 2, 1);
    assertThat(still.inputs().columns()).isEqualTo(800);
    double[] one = canvases.inputs().toRows()[1];
    double[] two = still.inputs().toRows()[1];
    assertThat(Arrays.copyOf(two, 400)).containsExactly(one, within(1e-12));
    assertThat(Arrays.copyOfRange(two, 400, 800)).containsExactly(one, within(1e-12));
    double[][] moved = MovedDigits.warped(canvases, 7).inputs().toRows();
    assertThat(moved[0]).isNotEqualTo(moved[1]);
    assertThat(MovedDigits.warped(canvases, 7).inputs().toRows()).isDeepEqualTo(moved);
  }

  @Test
  void a_special_sampler_draws_determinant_one_and_prefixes_agree() {
    List<Matrix2> drawn = new GroupSampler(0.3, Math.PI, true).draw(50, 9);
    assertThat(drawn).allSatisfy(g -> assertThat(g.determinant()).isCloseTo(1, within(1e-12)));
    assertThat(new GroupSampler(0.3, Math.PI, true).draw(20, 9)).isEqualTo(drawn.subList(0, 20));
    List<Matrix2> narrow = new GroupSampler(0.1, 0.3, false).draw(2000, 9);
    double[] logs = narrow.stream().mapToDouble(g -> PlanePolar.of(g).stretch().a()).toArray();
    double meanSquare = Arrays.stream(logs).map(x -> x * x).average().orElseThrow();
    assertThat(Math.sqrt(meanSquare)).isCloseTo(0.1, within(0.006)); // 4 standard errors
    assertThat(narrow)
        .allSatisfy(g -> assertThat(Math.abs(PlanePolar.of(g).angle())).isLessThan(0.3));
  }
}
