package org.refigure.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.Samples;
import org.refigure.spectrum.Spectrum;

class CheckpointSpectraTest {
  @TempDir private Path folder;

  @Test
  void normsAndTopSingularValuesAreThoseOfTheWholeDecomposition() throws IOException {
    float[] numbers = normal(60, 90, 3, 1);
    Checkpoint checkpoint =
        Checkpoint.of(WrittenFiles.matrix(folder.resolve("a.safetensors"), "w", 60, 90, numbers));
    MatrixSummary quick = CheckpointSpectra.of(checkpoint).matrices().get(0);
    MatrixSummary whole = CheckpointSpectra.whole(checkpoint).matrices().get(0);
    Spectrum reference = Spectrum.of(numbers, 60, 90);
    assertThat(quick.topSingularValue())
        .isCloseTo(reference.topSingularValue(), within(1e-5 * reference.topSingularValue()));
    assertThat(quick.frobeniusNorm())
        .isCloseTo(reference.frobeniusNorm(), within(1e-9 * reference.frobeniusNorm()));
    assertThat(quick.stableRank()).isCloseTo(reference.stableRank(), within(1e-3));
    assertThat(quick.effectiveRank()).isEmpty();
    assertThat(whole.spectrum()).contains(reference);
    // Independent entries: no outlier, and nearly all directions count.
    assertThat(whole.outliers()).contains(0);
    assertThat(whole.effectiveRank().orElseThrow()).isBetween(45.0, 60.0);
  }

  /** Wide enough that bfloat16 is multiplied as it is stored; an odd number of columns. */
  @Test
  void bfloat16IsMeasuredAsTheSameNumbersInSinglePrecision() throws IOException {
    float[] numbers = normal(130, 301, 8, 0.02);
    int[] bits = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      bits[i] = Float.floatToRawIntBits(numbers[i]) >>> 16;
      numbers[i] = Float.intBitsToFloat(bits[i] << 16);
    }
    String header = "{\"w\":{\"dtype\":\"BF16\",\"shape\":[130,301],\"data_offsets\":[0,78260]}}";
    Path stored = folder.resolve("h.safetensors");
    WrittenFiles.safetensors(stored, header, WrittenFiles.shorts(bits));
    Path wide = WrittenFiles.matrix(folder.resolve("f.safetensors"), "w", 130, 301, numbers);
    MatrixSummary half = CheckpointSpectra.of(Checkpoint.of(stored)).matrices().get(0);
    MatrixSummary single = CheckpointSpectra.of(Checkpoint.of(wide)).matrices().get(0);
    double exact = Spectrum.of(numbers, 130, 301).topSingularValue();
    assertThat(half.topSingularValue()).isCloseTo(exact, within(1e-6 * exact));
    assertThat(single.topSingularValue()).isCloseTo(exact, within(1e-6 * exact));
    assertThat(half.frobeniusNorm()).isEqualTo(single.frobeniusNorm());
  }

  @Test
  void aDirectionAboveTheNoiseIsAnOutlierAndNaNIsSaid() throws IOException {
    float[] numbers = normal(40, 40, 5, 1);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        numbers[i * 40 + j] += 1; // σ = 40 along (1, …, 1), the noise ends near 12.6
      }
    }
    Path file = folder.resolve("b.safetensors");
    MatrixSummary spiked =
        CheckpointSpectra.whole(Checkpoint.of(WrittenFiles.matrix(file, "w", 40, 40, numbers)))
            .matrices()
            .get(0);
    assertThat(spiked.outliers()).contains(1);
    numbers[7] = Float.NaN;
    CheckpointSpectra broken =
        CheckpointSpectra.of(Checkpoint.of(WrittenFiles.matrix(file, "w", 40, 40, numbers)));
    assertThat(broken.matrices().get(0).notFinite()).isEqualTo(1);
    assertThat(broken.notes().get(0)).contains("\"w\" has 1 weights that are NaN or infinite");
    assertThat(broken.table().rowCount()).isEqualTo(1);
  }

  @Test
  void exponentsOfGeneratedWidthsAreFound() throws IOException {
    // Entries of size d^(−1/4): σ₁ ∝ d^(1/4), ‖W‖_F ∝ d^(3/4). By the Tracy–Widom law σ₁ of a d × d
    // matrix lies 0.38 d^(−2/3) below its limit and fluctuates by 0.40 d^(−2/3) of it, so the slope
    // from 64 to 256 has a bias of 0.010 and a deviation of 0.019: three of these and the bias,
    // 0.07.
    List<CheckpointSpectra> spectra = new ArrayList<>();
    for (int width : new int[] {64, 128, 256}) {
      Path file = folder.resolve(width + ".safetensors");
      float[] numbers = normal(width, width, width, Math.pow(width, -0.25));
      spectra.add(
          CheckpointSpectra.of(
              Checkpoint.of(WrittenFiles.matrix(file, "layers.0.w", width, width, numbers))));
    }
    WidthComparison comparison = WidthComparison.of(spectra);
    assertThat(comparison.widths()).containsExactly(64, 128, 256);
    WidthComparison.MatrixType type = comparison.types().get(0);
    assertThat(type.name()).isEqualTo("layers.*.w");
    assertThat(type.topExponent().value()).isCloseTo(0.25, within(0.07));
    assertThat(type.normExponent().value()).isCloseTo(0.75, within(0.02));
    assertThat(type.decayExponent().value()).isCloseTo(0.5, within(0.14));
    assertThat(type.verdict()).isEqualTo(WidthComparison.Verdict.UNDECIDED); // one layer
    assertThatThrownBy(() -> WidthComparison.of(List.of(spectra.get(0), spectra.get(0))))
        .hasMessageContaining("both have the width 64");
    assertThatThrownBy(() -> WidthComparison.of(Map.of(32, spectra.get(0))))
        .hasMessageContaining("at least two widths");
  }

  private static float[] normal(int rows, int columns, long seed, double size) {
    double[][] draws = Samples.normal(rows, columns, seed);
    float[] numbers = new float[rows * columns];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (size * draws[i / columns][i % columns]);
    }
    return numbers;
  }
}
