package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same id twice is found, wherever it stands. */
class IdsOnceTest {
  @Test
  void findsTheSameIdAmongThousands() {
    var ids = new IdsOnce();
    for (int seed = 0; seed < 3000; seed++) {
      ids.add(id(seed));
    }
    assertThat(ids.twoAlike()).isFalse();
    ids.add(id(17));
    assertThat(ids.twoAlike()).isTrue();
  }

  @Test
  void noneIsAlikeAmongNone() {
    assertThat(new IdsOnce().twoAlike()).isFalse();
  }

  private static String id(long seed) {
    return new Trial("Some", 1, new TreeMap<>(), seed).id();
  }
}
