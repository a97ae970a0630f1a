package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetPartitionTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 2, 2", "3, 5, 5", "4, 15, 14", "5, 52, 42", "6, 203, 132"})
  void countsAreThoseOfBellAndCatalan(int n, int all, int nonCrossing) {
    assertThat(SetPartition.all(n)).hasSize(all).doesNotHaveDuplicates();
    assertThat(SetPartition.nonCrossing(n)).hasSize(nonCrossing);
  }

  @Test
  void theOneCrossingPartitionOfFourIsTheCrossedPairing() {
    var all = new HashSet<>(SetPartition.all(4));
    SetPartition.nonCrossing(4).forEach(all::remove);
    assertThat(all).hasToString("[{1,3}{2,4}]");
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> SetPartition.all(0)).hasMessageContaining("n = 0");
    assertThatThrownBy(() -> SetPartition.all(11)).hasMessageContaining("n = 11");
  }
}
