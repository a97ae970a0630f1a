package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void aRandomSplitUsesEveryExampleOnce() {
    Split split = Split.random(100, 70, 1);

    assertThat(split.training()).hasSize(70);
    assertThat(all(split)).containsExactly(IntStream.range(0, 100).toArray());
    assertThat(split.training()).isNotEqualTo(IntStream.range(0, 70).toArray());
  }

  @Test
  void aStratifiedSplitGivesEveryClassItsShare() {
    int[] labels = IntStream.range(0, 200).map(i -> i % 3 == 0 ? 1 : 0).toArray();
    Split split = Split.stratified(labels, 5, 2);

    assertThat(all(split)).containsExactly(IntStream.range(0, 200).toArray());
    long ones = Arrays.stream(split.test()).filter(i -> labels[i] == 1).count();
    // 67 of 200 belong to class 1: a fifth is 13.4.
    assertThat(ones).isBetween(13L, 14L);
  }

  @Test
  void theSameSeedSplitsTheSameWay() {
    int[] labels = new int[50];

    assertThat(Split.stratified(labels, 5, 3).test())
        .isEqualTo(Split.stratified(labels, 5, 3).test())
        .isNotEqualTo(Split.stratified(labels, 5, 4).test());
  }

  @Test
  void nothingLeftForTestingIsRefused() {
    assertThatThrownBy(() -> Split.random(10, 10, 0))
        .hasMessage(
            "training = 10 must be in 1..9, so that both sides have examples (split of 10)");
    assertThatThrownBy(() -> Split.stratified(new int[10], 1, 0))
        .hasMessageContaining("every = 1 must be ≥ 2");
  }

  @Test
  void anEpochOfBatchesUsesNoExampleTwice() {
    Batches batches = new Batches(10, 4, 5);
    int[] epoch =
        IntStream.concat(Arrays.stream(batches.next()), Arrays.stream(batches.next())).toArray();

    assertThat(batches.perEpoch()).isEqualTo(2);
    assertThat(epoch).hasSize(8).doesNotHaveDuplicates();
    assertThat(batches.next()).isNotEqualTo(Arrays.copyOf(epoch, 4));
  }

  @Test
  void aBatchLargerThanTheDataIsRefused() {
    assertThatThrownBy(() -> new Batches(10, 11, 0))
        .hasMessage("batch = 11 must be in 1..10, the number of examples (batches)");
  }

  private static int[] all(Split split) {
    return IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.test()))
        .sorted()
        .toArray();
  }
}
