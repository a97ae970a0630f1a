package org.refigure.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

  @Test
  void theGridOfAStarHasItsDiagonalAsDistortion() {
    for (int side : new int[] {4, 8}) {
      double distortion = Embedding.grid(side).distortion((i, j) -> 1.0);
      assertThat(distortion).isCloseTo((side - 1) * Math.sqrt(2), within(1e-12));
      assertThat(distortion).isGreaterThanOrEqualTo(Embedding.packingBound(side * side, 1));
    }
  }

  @Test
  void quadrantsAreTheGridInAnotherOrder() {
    assertThat(List.of(Embedding.quadrants(3, 2).points()))
        .containsExactlyInAnyOrder(Embedding.grid(8).points());
    assertThat(Embedding.treeDistance(5, 5, 2)).isZero();
    assertThat(Embedding.treeDistance(4, 7, 2)).isEqualTo(1);
    assertThat(Embedding.treeDistance(3, 4, 2)).isEqualTo(2);
    assertThat(Embedding.treeDistance(0, 63, 3)).isEqualTo(9);
  }

  @Test
  void gapsBoundTheDistortionOfAWellSeparatedTree() {
    // Factor 3: siblings of height h are between 3^(h−1) − (3^(h−1) − 1)/2 and √2(3^h − 1)/2 apart.
    for (int depth = 1; depth <= 4; depth++) {
      double distortion =
          Embedding.quadrants(depth, 3).distortion((i, j) -> Embedding.treeDistance(i, j, 3));
      assertThat(distortion)
          .isLessThan(3 * Math.sqrt(2))
          .isGreaterThanOrEqualTo(Embedding.packingBound(1 << 2 * depth, Math.pow(3, depth - 1)));
    }
  }

  @Test
  void anEmbeddingNeedsTwoPoints() {
    assertThatThrownBy(() -> Embedding.grid(1)).hasMessageContaining("1 points");
  }
}
