package org.refigure.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class BlockFormatTest {
  private static final BlockScale E4M3 = BlockScale.in(SmallFloat.E4M3);
  private static final BlockScale UE5M3 = BlockScale.in(SmallFloat.UE5M3);
  private static final double[] GAUSSIAN = Samples.normal(1 << 17, 1);

  private static double error(BlockFormat format, double size) {
    double[] x = Arrays.stream(GAUSSIAN).map(v -> size * v).toArray();
    return format.quantise(x, Rounding.NEAREST).relativeError(x);
  }

  @Test
  void gaussianErrorsAreThoseOfAnIndependentProgram() { // NumPy, 2 %
    var two = Percentage.withPercentage(2);
    assertThat(error(BlockFormat.fp4(BlockScale.EXACT, 16), 1)).isCloseTo(8.87e-3, two);
    assertThat(error(BlockFormat.fp4(E4M3, 16), 1)).isCloseTo(9.05e-3, two);
    assertThat(error(BlockFormat.fp4(BlockScale.POWER_FLOOR, 32), 1)).isCloseTo(1.321e-2, two);
    assertThat(error(BlockFormat.fp4(E4M3, 16), 1e-2)).isCloseTo(1.58e-2, two);
    assertThat(error(BlockFormat.fp4(E4M3, 16), 1e-3)).isEqualTo(1);
    assertThat(error(BlockFormat.fp4(E4M3, 16), 1e4)).isCloseTo(0.64, two);
    assertThat(error(BlockFormat.fp4(E4M3, 16).withTensorScale(), 1e-6)).isCloseTo(9.06e-3, two);
    assertThat(error(BlockFormat.fp4(UE5M3, 16), 1e-3)).isCloseTo(9.05e-3, two);
    assertThat(error(BlockFormat.fp4(UE5M3, 16), 1e4)).isCloseTo(9.05e-3, two);
  }

  @Test
  void gridValuesUnderARepresentableScaleAreExact() {
    double[] x = {6, -4, 3, 0.5, 0, -1.5, 2, 1};
    double[] scaled = Arrays.stream(x).map(v -> 1.125 * v).toArray();

    assertThat(BlockFormat.fp4(E4M3, 8).quantise(scaled, Rounding.NEAREST).values())
        .containsExactly(scaled);
    assertThat(BlockFormat.fp4(BlockScale.POWER_CEIL, 8).quantise(x, Rounding.NEAREST).values())
        .containsExactly(x);
  }

  @Test
  void powersOfTwoAreTheFloorAndTheCeilingOfTheSpecification() {
    assertThat(BlockScale.POWER_FLOOR.of(7, SmallFloat.E2M1)).isEqualTo(1);
    assertThat(BlockScale.POWER_FLOOR.of(8, SmallFloat.E2M1)).isEqualTo(2);
    assertThat(BlockScale.POWER_CEIL.of(6, SmallFloat.E2M1)).isEqualTo(1);
    assertThat(BlockScale.POWER_CEIL.of(7, SmallFloat.E2M1)).isEqualTo(2);
    assertThat(BlockScale.POWER_FLOOR.of(1e-60, SmallFloat.E2M1)).isEqualTo(0x1p-127);
  }

  @Test
  void smallBlocksAreFlushedAndCountedAndZeroBlocksAreNot() {
    double[] x = {1e-4, 2e-4, 0, 0, 1, 2};
    BlockFormat.Quantised q = BlockFormat.fp4(E4M3, 2).quantise(x, Rounding.NEAREST);

    assertThat(q.blocks()).isEqualTo(2);
    assertThat(q.flushed()).isEqualTo(1);
    assertThat(q.values()).startsWith(0, 0, 0, 0);
  }

  @Test
  void blocksEndWithTheirRow() {
    double[] x = {1, 1, 1, 100, 1, 1};

    assertThat(BlockFormat.fp4(BlockScale.EXACT, 2).quantise(x, 3, Rounding.NEAREST).values())
        .containsExactly(1, 1, 1, 100, 0, 1);
  }

  @Test
  void theRotationIsOrthogonalAndItsOwnInverse() {
    double[] x = Samples.normal(40, 2);
    double[] y = new Hadamard(16).rotate(x, 20);

    double energy = Arrays.stream(y).map(v -> v * v).sum();
    assertThat(energy).isCloseTo(Arrays.stream(x).map(v -> v * v).sum(), within(1e-12));
    assertThat(y[16]).isEqualTo(x[16]); // 20 = 16 + 4: the rest of a row stays
    double sum = 0;
    for (int i = 20; i < 36; i++) {
      sum += x[i] / 4;
    }
    assertThat(y[20]).isCloseTo(sum, within(1e-12));
    double[] back = new Hadamard(16).rotate(y, 20);
    for (int i = 0; i < 40; i++) {
      assertThat(back[i]).isCloseTo(x[i], within(1e-12));
    }
  }

  @Test
  void wrongInputIsNamed() {
    assertThatThrownBy(() -> new Hadamard(12)).hasMessageContaining("group = 12");
    assertThatThrownBy(() -> BlockFormat.fp4(E4M3, 0)).hasMessageContaining("block = 0");
    assertThatThrownBy(() -> BlockFormat.fp4(BlockScale.EXACT, 4).withTensorScale())
        .hasMessageContaining("BlockScale.in(format)");
    assertThatThrownBy(() -> BlockFormat.fp4(E4M3, 4).quantise(new double[5], 2, Rounding.NEAREST))
        .hasMessageContaining("columns = 2 must divide the 5 entries");
  }
}
