package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlPageTest {
  @TempDir Path folder;

  private static NotebookFile withOutput(Map<String, String> data) {
    ObjectNode tree = FakeKernel.notebook("var x = 1;").copyOfTree();
    ((ArrayNode) tree.path("cells").get(0).path("outputs"))
        .addObject()
        .put("output_type", "display_data")
        .set("data", JupyterJson.tree(data));
    return NotebookFile.parse(JupyterJson.pretty(tree), "n.ipynb");
  }

  private static Document parsed(String page) throws Exception {
    String xml = page.replace("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void a_page_is_well_formed_and_loads_nothing() throws Exception {
    String page =
        HtmlPage.of(
            FakeKernel.notebook(
                "# Title & <more>\n\ntext with $a<b$\n\n| a | b |\n|--|--|\n| $x|y$ | 2 |\n",
                "# Links\n[out](https://example.org/?a=1&b=2) ![plot](https://example.org/p.png)"
                    + " <script>alert(1)</script> [bad](javascript:alert(1))",
                "String s = \"<script>\"; // done & dusted\nint n = 0x1F; @Test char c = '<';"));

    Document document = parsed(page);
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Title & <more>");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("img").getLength()).isZero();
    assertThat(document.getElementsByTagName("link").getLength()).isZero();
    assertThat(page)
        .doesNotContain("javascript:")
        .doesNotContain("src=\"http")
        .doesNotContain("@import");
    assertThat(page)
        .contains("<span class=\"keyword\">int</span>")
        .contains("<span class=\"comment\">// done &amp; dusted</span>")
        .contains("<span class=\"text\">&quot;&lt;script&gt;&quot;</span>");
  }

  @Test
  void formulas_become_mathml_and_code_keeps_its_dollars() throws Exception {
    Document document =
        parsed(
            HtmlPage.of(
                FakeKernel.notebook(
                    "# T\n\n$\\eta_2 = \\sqrt{m}$ and `$x$`, \\$5 and \\$6, costs $7 or $8\n\n$$\\sum_i x_i$$")));

    assertThat(document.getElementsByTagName("math").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("code").item(0).getTextContent()).isEqualTo("$x$");
    assertThat(document.getDocumentElement().getTextContent())
        .contains("$5 and $6, costs $7 or $8");
  }

  @Test
  void pictures_are_inlined_with_their_words() throws Exception {
    Document document =
        parsed(
            HtmlPage.of(withOutput(Map.of("image/png", "iVBO\nRw==", "text/plain", "a \"line\""))));

    var image = document.getElementsByTagName("img").item(0).getAttributes();
    assertThat(image.getNamedItem("src").getNodeValue())
        .isEqualTo("data:image/png;base64,iVBORw==");
    assertThat(image.getNamedItem("alt").getNodeValue()).isEqualTo("a \"line\"");
  }

  @Test
  void sections_figures_and_claims_can_be_linked_to() throws Exception {
    String table =
        "<table class='scorecard'><thead><tr><th>claim</th><th>theirs</th><th>verdict</th></tr></thead>"
            + "<tbody><tr><td><b>C1-√t</b> slope</td><td>½</td>"
            + "<td><b style='color:#009E73'>REPRODUCED</b></td></tr></tbody></table>";
    NotebookFile notebook =
        withOutput(Map.of("text/html", table, ScorecardOutput.MIME, "{}", "text/plain", ""));

    String page = HtmlPage.of(notebook);

    assertThat(parsed(page).getElementsByTagName("tr").item(1).getAttributes())
        .satisfies(
            row -> assertThat(row.getNamedItem("id").getNodeValue()).isEqualTo("claim-C1-√t"));
    assertThat(page)
        .contains("<a href=\"#claim-C1-√t\">C1-√t</a>")
        .contains("<b class=\"verdict reproduced\">REPRODUCED</b>")
        .contains("data-name=\"theirs\"");
    assertThat(HtmlPage.of(withOutput(Map.of("image/png", "iVBORw==", "text/plain", ""))))
        .contains("<figure id=\"figure-1\">", "<a href=\"#figure-1\">Figure 1</a>");
  }

  @Test
  void contents_list_the_sections_with_their_formulas_and_ids_of_their_own() throws Exception {
    Document page =
        parsed(
            HtmlPage.of(
                FakeKernel.notebook(
                    "# T",
                    "# T\n\n## One *more* $\\sqrt x$",
                    "# T\n\n## One *more* $y$\n\n### Not this")));

    var links = page.getElementsByTagName("ol").item(0).getTextContent().strip().lines().toList();
    assertThat(links).containsExactly("One more x", "One more y");
    assertThat(
            page.getElementsByTagName("h2")
                .item(0)
                .getAttributes()
                .getNamedItem("id")
                .getNodeValue())
        .isEqualTo("s-one-more");
    assertThat(
            page.getElementsByTagName("h2")
                .item(1)
                .getAttributes()
                .getNamedItem("id")
                .getNodeValue())
        .isEqualTo("s-one-more-2");
  }

  @Test
  void code_is_folded_under_its_first_line() throws Exception {
    Document page = parsed(HtmlPage.of(FakeKernel.notebook("int a = 1;\nint b = 2;")));

    assertThat(page.getElementsByTagName("details").item(0).getAttributes().getNamedItem("open"))
        .isNull();
    assertThat(page.getElementsByTagName("summary").item(0).getTextContent())
        .isEqualTo("Code, 2 lines: int a = 1;");
  }

  @Test
  void a_picture_that_is_no_base64_is_shown_as_its_words() {
    String page =
        HtmlPage.of(
            withOutput(Map.of("image/png", "\" onerror=\"alert(1)", "text/plain", "words")));

    assertThat(page).doesNotContain("onerror").contains("<pre class=\"result\">words</pre>");
  }

  @Test
  void our_tables_keep_their_markup() {
    String page =
        HtmlPage.of(
            withOutput(
                Map.of(
                    "text/html",
                    "<table class=\"data\"><tbody><tr><td style=\"text-align:right;color:#0072B2\""
                        + " colspan=\"2\">½ &amp; more</td></tr></tbody></table>")));

    assertThat(page)
        .contains("<table class=\"data\"><tbody><tr><td")
        .contains("style=\"color:#0072B2;text-align:right\"")
        .contains("colspan=\"2\"")
        .contains("½ &amp; more</td>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>ok",
        "<img src=x onerror=alert(1)>ok",
        "<p onclick=\"alert(1)\">ok</p>",
        "<p style=\"background:url(http://example.org/x)\">ok",
        "<iframe src=\"http://example.org\"></iframe>ok",
        "<svg><script>alert(1)</script></svg>ok",
        "<a href=\"javascript:alert(1)\">ok</a>",
        "<table><tr><td>ok<script>alert(1)",
        "<style>@import 'http://example.org/x'</style>ok",
        "</main></body>ok<b>"
      })
  void markup_that_could_load_or_run_something_is_dropped(String html) throws Exception {
    String page = HtmlPage.of(withOutput(Map.of("text/html", html)));

    Document document = parsed(page);
    assertThat(document.getDocumentElement().getTextContent()).contains("ok");
    String body = page.substring(page.indexOf("<main>"));
    assertThat(body)
        .doesNotContain(
            "<script", "alert(", "onerror", "onclick", "http:", "<iframe", "javascript");
  }

  @Test
  void errors_and_streams_lose_their_terminal_colours() {
    NotebookRun run =
        NotebookRunner.on(
                new KernelSpec(
                    "fake",
                    "Fake",
                    "commands",
                    java.util.List.of("unused"),
                    new KernelSpec.Launch(
                        Path.of("."), Map.of(), KernelSpec.InterruptMode.MESSAGE)))
            .run(
                FakeKernel.notebook("out plain\nerr \\033[1mbold\\033[0m <b>", "error Bad <news>"),
                FakeKernel::launch);

    String page = HtmlPage.of(run.executed());

    assertThat(page)
        .contains("<pre class=\"stream\">plain</pre>")
        .contains("<pre class=\"stream stderr\">bold &lt;b&gt;</pre>")
        .contains("<pre class=\"failure\">Bad: &lt;news&gt;</pre>")
        .doesNotContain("\u001b");
  }

  @Test
  void a_page_that_cannot_be_written_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    NotebookFile notebook = FakeKernel.notebook("# T");

    assertThatThrownBy(() -> HtmlPage.write(notebook, file.resolve("n.html")))
        .isInstanceOf(NotebookException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void pictures_that_a_cell_carries_are_in_the_page() {
    ObjectNode tree = FakeKernel.notebook("# Plot\n![a plot](attachment:plot.png)").copyOfTree();
    ((ObjectNode) tree.path("cells").get(0))
        .putObject("attachments")
        .putObject("plot.png")
        .put("image/png", "aGVsbG8=\n");

    assertThat(HtmlPage.of(NotebookFile.parse(JupyterJson.pretty(tree), "n.ipynb")))
        .contains("<img alt=\"a plot\" src=\"data:image/png;base64,aGVsbG8=\"/>");
  }

  @Test
  void an_attachment_that_is_no_picture_is_not_shown() {
    ObjectNode tree = FakeKernel.notebook("# Plot\n![a](attachment:a.png)").copyOfTree();
    ((ObjectNode) tree.path("cells").get(0))
        .putObject("attachments")
        .putObject("a.png")
        .put("text/html", "<script>");

    assertThat(HtmlPage.of(NotebookFile.parse(JupyterJson.pretty(tree), "n.ipynb")))
        .contains("picture a.png is missing in the notebook")
        .doesNotContain("<script");
  }
}
