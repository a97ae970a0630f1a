package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProseTest {
  private final Prose prose = new Prose();

  @Test
  void dollars_in_code_are_dollars_whatever_kind_of_code() {
    assertThat(prose.html("text\n\n    cost = $b$\n\nand $b$"))
        .contains("<code>cost = $b$\n</code>", "and <math>");
    assertThat(prose.html("```\n$x$\n```\n$y$")).contains("<code>$x$\n</code>", "<mi>y</mi>");
    assertThat(prose.html("~~~\n$$x$$\n")).contains("<code>$$x$$\n</code>");
    assertThat(prose.html("``$a$ ` $b$``")).contains("<code>$a$ ` $b$</code>");
  }

  @Test
  void a_price_before_code_leaves_the_code_alone() {
    assertThat(prose.html("costs $5 and `$x$` is")).contains("costs $5 and <code>$x$</code> is");
    assertThat(prose.html("$5, `a$b` or $6.")).isEqualTo("<p>$5, <code>a$b</code> or $6.</p>\n");
    assertThat(prose.html("$5 and $x$")).contains("<math>").contains("<mi>x</mi>");
  }

  @Test
  void an_indented_formula_in_a_list_is_a_formula() {
    assertThat(prose.html("- item\n\n    $$x$$\n")).contains("<math display=\"block\">");
  }

  @Test
  void environments_need_no_dollars() {
    assertThat(prose.html("Bare\n\\begin{align}\na &= b_1\n\\end{align}\nend"))
        .contains("<math display=\"block\">", "<msub><mi>b</mi><mn>1</mn></msub>", "end")
        .doesNotContain("begin");
  }

  @Test
  void attached_pictures_are_in_the_page_and_others_are_links() {
    Map<String, String> attachments =
        Map.of("a.png", "data:image/png;base64,AAAA", "b c.png", "data:image/png;base64,BBBB");
    assertThat(prose.html("![\"A\"](attachment:a.png) ![](attachment:b%20c.png)", attachments))
        .contains("<img alt=\"&quot;A&quot;\" src=\"data:image/png;base64,AAAA\"/>")
        .contains("src=\"data:image/png;base64,BBBB\"");
    assertThat(prose.html("![z](https://example.org/z.png)"))
        .contains("href=\"https://example.org/z.png\">z</a>");
    assertThat(prose.html("![z](attachment:z.png)"))
        .contains("z (picture z.png is missing in the notebook)");
  }
}
