package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  private final Formula formula = new Formula();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\eta_2 = \\eta\\,\\sqrt{m}\\cdot 2^{-3}",
        "\\lVert W\\rVert_F \\le \\|x\\|_2",
        "\\text{RMS}(W) \\approx \\sqrt{\\tfrac{\\eta}{2\\lambda}}",
        "\\operatorname{rank}(A) \\to \\infty, \\dots",
        "\\mathbb{E}[x] \\propto d^{3/4}",
        "\\begin{aligned} a &= b\\\\ c &= d\\end{aligned}",
        "\\left(\\frac{1-\\beta_1}{1+\\beta_1}\\right)^{1/2}",
        "\\boldsymbol{\\theta} \\sim \\mathcal{N}(0, \\hat\\sigma^2 I)",
        "\\argmin_x f(x) \\implies \\bigl( y \\bigr)",
        "\\begin{cases} 1 & x>0 \\\\ 0 & x\\le 0\\end{cases}",
        "η ≤ ½ σ₁",
        "a < b"
      })
  void what_papers_write_becomes_mathml_that_browsers_draw(String tex) {
    assertThat(formula.html(tex, false))
        .startsWith("<math><mrow>")
        .endsWith("</mrow></math>")
        .doesNotContain(
            "mfenced", "mathvariant=\"bold", "mathvariant=\"d", "columnalign", "mstyle");
  }

  @Test
  void fences_letters_and_words_are_those_of_mathml_core() {
    assertThat(formula.html("\\mathbb{E}\\left[x\\right]", true))
        .isEqualTo(
            "<math display=\"block\"><mrow><mi>𝔼</mi><mrow><mo fence=\"true\" form=\"prefix\">[</mo>"
                + "<mi>x</mi><mo fence=\"true\" form=\"postfix\">]</mo></mrow></mrow></math>");
    assertThat(formula.html("\\mathrm{rank} W", false)).contains("<mi>rank</mi>", "<mi>W</mi>");
    assertThat(MathMl.lettered("Wθ1", "bold")).isEqualTo("𝐖𝛉𝟏");
    assertThat(MathMl.lettered("RN", "script")).isEqualTo("ℛ𝒩");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\unknowncommand{x}", "\\frac{1}{", "x & y", "}{"})
  void what_cannot_be_read_is_shown_as_typed(String tex) {
    assertThat(formula.html(tex, false))
        .isEqualTo("<code class=\"tex\">" + Html.escape(tex) + "</code>");
  }
}
