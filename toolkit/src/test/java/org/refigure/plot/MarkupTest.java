package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
  private static String shown(String text) {
    return Markup.spans(text).stream()
        .map(
            span ->
                switch (span.level()) {
                  case 1 -> "<" + span.text() + ">";
                  case -1 -> "[" + span.text() + "]";
                  default -> span.text();
                })
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "J_c, J[c]",
    "n^(10/9), n<10/9>",
    "‖W‖_F, ‖W‖[F]",
    "σ_{max} of W_q, σ[max] of W[q]",
    "x^2 + y^{α+1}, x<2> + y<α+1>",
    "10^-3, 10<−3>",
    "E[x]^2, E[x]<2>",
    "2.5e11 tokens, 2.5×10¹¹ tokens",
    "1e-5, 10⁻⁵",
  })
  void whatIsMeantRaisedOrLoweredIsDrawnSo(String text, String expected) {
    assertThat(shown(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train_loss",
        "layers_0_q",
        "a_b_c",
        "0x3e5",
        "v1.2e3.4",
        "^",
        "_",
        "x_",
        "3e",
        "e3"
      })
  void namesStayAsTheyAre(String name) {
    assertThat(shown(name)).isEqualTo(name);
  }

  @Test
  void aRaisedTextIsNarrowerThanOneOnTheLine() {
    assertThat(TextLine.width("n^(10/9)", 12)).isLessThan(TextLine.width("n10/9", 12));
  }
}
