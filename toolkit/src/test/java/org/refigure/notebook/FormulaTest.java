package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\max_x f | <munder><mi>max</mi><mi>x</mi></munder>",
        "\\lim_{n} f | <munder><mi>lim</mi><mi>n</mi></munder>",
        "\\max\\nolimits_x f | <msub><mi>max</mi><mi>x</mi></msub>",
        "\\argmin_x f | <munder><mrow><mtext>arg min</mtext></mrow><mi>x</mi></munder>",
        "\\arg\\max_x f | <munder><mrow><mtext>arg max</mtext></mrow><mi>x</mi></munder>",
        "\\operatorname*{esssup}_x f | <munder><mi>esssup</mi><mi>x</mi></munder>",
        "\\underbrace{a}_{n} | ︸</mo></munder><mi>n</mi></munder>",
        "\\overbrace{a}^{n} | ︷</mo></mover><mi>n</mi></mover>",
        "\\binom{n}{k} | <mfrac linethickness=\"0\"><mrow><mi>n</mi></mrow><mi>k</mi></mfrac>",
        "\\xrightarrow{f} | <mover><mo>→</mo><mi>f</mi></mover>",
        "\\xrightarrow[g]{f} | <munder><mover><mo>→</mo><mi>f</mi></mover><mi>g</mi></munder>",
        "\\tfrac12x | <mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>",
        "\\frac\\alpha rB | <mfrac><mi>α</mi><mi>r</mi></mfrac><mi>B</mi>",
        "\\frac1{2n} | <mfrac><mn>1</mn><mrow><mn>2</mn><mi>n</mi></mrow></mfrac>",
        "\\varphi_a | <msub><mi>φ</mi><mi>a</mi></msub>",
        "a = b \\tag{1} | <mtext>(1)</mtext>"
      })
  void scripts_of_operators_labels_and_arrows_stand_where_tex_puts_them_in_a_line_of_its_own(
      String tex, String part) {
    assertThat(formula.html(tex, true)).startsWith("<math display=\"block\">").contains(part);
  }

  @Test
  void inside_a_line_scripts_stand_beside_unless_the_formula_asks() {
    assertThat(formula.html("\\max_x f", false)).contains("<msub><mi>max</mi><mi>x</mi></msub>");
    assertThat(formula.html("\\sum\\limits_{i}^{n} i", false))
        .contains(
            "<munderover><mo movablelimits=\"false\">∑</mo><mi>i</mi><mi>n</mi></munderover>");
    assertThat(formula.html("\\underbrace{a}_{n}", false)).contains("</munder><mi>n</mi></munder>");
  }

  @Test
  void arguments_nest_and_what_is_cut_off_is_shown_as_typed() {
    assertThat(formula.html("\\binom{n}{\\binom{k}{\\frac{1}{2}}}", true))
        .contains("<mfrac><mn>1</mn><mn>2</mn></mfrac>")
        .satisfies(html -> assertThat(html.split("linethickness", -1)).hasSize(3));
    assertThat(formula.html("\\binom{n}", true)).isEqualTo("<code class=\"tex\">\\binom{n}</code>");
  }

  @Test
  void tables_of_formulas_have_as_many_cells_as_were_typed() {
    String array = "\\begin{array}{c|r@{\\,}l} a & b & c\\\\ \\hline d & e & f\\end{array}";
    assertThat(cells(array)).isEqualTo(6);
    assertThat(cells("\\begin{gather} a \\\\ b\\end{gather}")).isEqualTo(2);
    assertThat(cells("\\begin{align*} a &= b & c &= d\\end{align*}")).isEqualTo(4);
    assertThat(cells("\\begin{alignat}{2} a &= b & c &= d\\end{alignat}")).isEqualTo(4);
  }

  private long cells(String tex) {
    return Pattern.compile("<mtd").matcher(formula.html(tex, true)).results().count();
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
