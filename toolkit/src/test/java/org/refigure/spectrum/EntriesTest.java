package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class EntriesTest {
  private static final double[][] ROWS = {{1, 2, 3}, {4, 5, 6}};

  @Test
  void a_matrix_of_any_library_is_read_row_by_row() {
    var expected = new Entries(new long[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6});

    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      assertThat(Entries.of(manager.create(new float[][] {{1, 2, 3}, {4, 5, 6}})))
          .isEqualTo(expected);
    }
    assertThat(Entries.of(ROWS)).isEqualTo(expected);
    assertThat(Entries.of(Nd4j.createFromArray(ROWS))).isEqualTo(expected);
    assertThat(Entries.of(Nd4j.createFromArray(ROWS).dup('f'))).isEqualTo(expected);
    assertThat(Entries.of(Nd4j.createFromArray(ROWS).transpose()).rows())
        .isEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
  }

  @Test
  void spectra_take_them() {
    assertThat(Spectrum.of(Nd4j.createFromArray(ROWS))).isEqualTo(Spectrum.of((Object) ROWS));
    assertThatThrownBy(() -> Spectrum.of(new double[] {1, 2}))
        .hasMessageContaining("2 numbers must be a matrix");
  }

  @Test
  void other_things_are_refused_in_one_line() {
    assertThatThrownBy(() -> Entries.of("text")).hasMessageContaining("a String must be double[]");
    assertThatThrownBy(() -> Entries.of(new double[][] {{1}, {1, 2}}))
        .hasMessageContaining("row 1 has 2 numbers and row 0 has 1");
  }
}
