package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "ab, ba, 2"})
  void counts_insertions_deletions_and_replacements(String from, String to, int letters) {
    assertThat(EditDistance.between(from, to)).isEqualTo(letters);
  }

  @Test
  void a_hint_names_the_nearest_and_all_there_are() {
    assertThat(EditDistance.hint("leraningrate", List.of("width", "learningRate", "loss")))
        .isEqualTo("did you mean \"learningRate\"? There are learningRate, loss, width");
    assertThat(EditDistance.hint("x", List.of())).isEqualTo("there is none");
  }

  @Property(seed = Draws.SEED)
  void is_symmetric_and_no_longer_than_the_longer_word(@ForAll String from, @ForAll String to) {
    int distance = EditDistance.between(from, to);
    assertThat(distance).isEqualTo(EditDistance.between(to, from));
    assertThat(distance)
        .isBetween(Math.abs(from.length() - to.length()), Math.max(from.length(), to.length()));
  }
}
