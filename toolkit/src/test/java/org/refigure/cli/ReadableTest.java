package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadableTest {
  @Test
  void signs_get_a_spelling_where_the_terminal_has_none() {
    assertThat(
            Readable.in(StandardCharsets.US_ASCII, "−0.5 ≤ σ₁·‖W‖ ± 10⁻⁴ ── ½ é Δ ∞ \uD83D\uDE00"))
        .isEqualTo("-0.5 <= sigma1*||W|| +- 10^-^4 -- 1/2 e Delta inf ?");
  }

  @Test
  void text_that_can_be_written_stays_as_it_is() {
    assertThat(Readable.in(StandardCharsets.UTF_8, "−0.5 ≤ σ₁")).isEqualTo("−0.5 ≤ σ₁");
    assertThat(Readable.in(StandardCharsets.ISO_8859_1, "½ ± 1 ≤ 2")).isEqualTo("½ ± 1 <= 2");
  }
}
