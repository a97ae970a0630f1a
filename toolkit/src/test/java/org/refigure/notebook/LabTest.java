package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.ijava.IJava;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.JJava;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Source;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Line;
import org.refigure.plot.Panel;
import org.refigure.stats.Estimate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

@Isolated("the running kernel and the output stream belong to the whole process")
class LabTest {
  private static final Figure FIGURE =
      Figure.of(
              Panel.of("", Axis.linear("x"), Axis.linear("y"))
                  .with(Line.of("line", new double[] {1, 2}, new double[] {3, 4})))
          .title("Loss ↔ σ₁ at width 64");

  @TempDir Path folder;

  @AfterEach
  void noKernelRuns() {
    IJava.stop();
    BaseKernel.stop();
    JJava.stop();
    System.clearProperty("refigure.figures");
  }

  @Test
  void every_showing_method_returns_nothing_so_that_no_identifier_is_printed_below() {
    assertThat(
            Arrays.stream(Lab.class.getDeclaredMethods())
                .filter(LabTest::isPublic)
                .filter(method -> method.getName().equals("show")))
        .isNotEmpty()
        .allMatch(method -> method.getReturnType() == void.class);
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers());
  }

  @Test
  void on_ijava_and_our_kernel_a_figure_arrives_as_png_and_words() {
    var kernel = IJava.start();

    Lab.show(FIGURE);

    assertThat(kernel.displayed).hasSize(1);
    var shown = kernel.displayed.get(0);
    assertThat(shown.data).containsOnlyKeys("text/plain", "image/png");
    assertThat(shown.data).containsEntry("text/plain", FIGURE.alternativeText());
    byte[] png = Base64.getDecoder().decode((String) shown.data.get("image/png"));
    assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    assertThat(shown.metadata).containsEntry("image/png", Map.of("width", 640, "height", 447));
    assertThat(shown.id).isEmpty();
  }

  @Test
  void on_jjava_markdown_arrives_as_markdown_and_text() {
    BaseKernel kernel = BaseKernel.start();

    Lab.show("*so*");

    assertThat(kernel.displayed.get(0).data)
        .containsEntry("text/markdown", "*so*")
        .containsEntry("text/plain", "*so*");
  }

  @Test
  void on_earlier_jjava_a_table_arrives_as_html_and_text() {
    BaseKernel kernel = JJava.start();

    Lab.show(Table.create("t", DoubleColumn.create("x", 0.5)));

    assertThat(kernel.displayed.get(0).data).containsOnlyKeys("text/plain", "text/html");
  }

  @Test
  void a_display_is_updated_under_its_id() {
    var kernel = IJava.start();
    KernelDisplay display = KernelDisplay.find().orElseThrow();

    display.show("card", MimeBundle.of("1"));
    display.update("card", MimeBundle.of("2"));

    assertThat(kernel.displayed.get(0).id).isEqualTo("card");
    assertThat(kernel.getIO().display.updated.get(0).id).isEqualTo("card");
    assertThat(kernel.getIO().display.updated.get(0).data).containsEntry("text/plain", "2");
  }

  @Test
  void outside_a_kernel_the_words_are_printed() {
    assertThat(KernelDisplay.find()).isEmpty();
    assertThat(printed(() -> Lab.show("so it is"))).isEqualTo("so it is\n");
  }

  @Test
  void a_scorecard_travels_with_its_rows_and_is_found_in_the_executed_notebook() {
    var kernel = IJava.start();
    var claim =
        Claim.claim("C1", "the slope is ½")
            .by(Source.THEORY, "Fig. 3")
            .theirs("0.5")
            .rule(Rule.between(0.4, 0.6));
    var paper = new Paper("01", "A title", "Nobody", 2025, "none");

    Lab.show(Scorecard.of(paper, Scale.LAPTOP).with(claim.judge(Estimate.single(0.48))));

    var content = JupyterJson.object();
    content.set("data", JupyterJson.tree(kernel.displayed.get(0).data));
    content.put("output_type", "display_data").putObject("metadata");
    var json = FakeKernel.notebook("out x").copyOfTree();
    ((com.fasterxml.jackson.databind.node.ArrayNode) json.path("cells").get(0).path("outputs"))
        .add(content);
    NotebookFile executed = NotebookFile.parse(JupyterJson.pretty(json), "n.ipynb");
    assertThat(ScorecardOutput.find(executed))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.text()).contains("C1").contains("CONSISTENT");
              assertThat(found.paper()).isEqualTo("01");
              assertThat(found.scale()).isEqualTo("laptop");
              assertThat(found.rows())
                  .containsExactly(
                      new ScorecardOutput.Row(
                          "C1",
                          "the slope is ½",
                          "theory",
                          "Fig. 3",
                          "0.5",
                          "0.480 (n = 1)",
                          "in [0.4, 0.6]",
                          "CONSISTENT",
                          "one run has no interval"));
            });
  }

  @Test
  void a_notebook_without_scorecards_has_none_to_find() {
    assertThat(ScorecardOutput.find(FakeKernel.notebook("out x"))).isEmpty();
  }

  @Test
  void a_figure_is_also_written_where_the_reader_wants_files() {
    System.setProperty("refigure.figures", folder.resolve("figures").toString());

    printed(() -> Lab.show(FIGURE));

    assertThat(folder.resolve("figures/loss-sigma1-at-width-64.png")).isNotEmptyFile();
    assertThat(folder.resolve("figures/loss-sigma1-at-width-64.svg")).isNotEmptyFile();
  }

  @Test
  void a_figures_folder_that_cannot_be_written_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    System.setProperty("refigure.figures", file.resolve("figures").toString());

    assertThatThrownBy(() -> Lab.show(FIGURE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("file");
  }

  @Test
  void two_figures_of_one_title_have_files_of_their_own_and_one_shown_again_keeps_its() {
    System.setProperty("refigure.figures", folder.toString());
    Figure other = FIGURE.caption("another");

    Notebook.show(FIGURE);
    Notebook.show(other);
    Notebook.show(FIGURE);

    assertThat(folder.resolve("loss-sigma1-at-width-64.png")).hasBinaryContent(FIGURE.png());
    assertThat(folder.resolve("loss-sigma1-at-width-64-2.png")).hasBinaryContent(other.png());
    assertThat(folder.resolve("loss-sigma1-at-width-64-3.png")).doesNotExist();
  }

  @Test
  void files_of_an_earlier_run_are_replaced() throws Exception {
    System.setProperty("refigure.figures", folder.toString());
    Path old = Files.writeString(folder.resolve("loss-sigma1-at-width-64.png"), "old");
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));

    Notebook.show(FIGURE);

    assertThat(old).hasBinaryContent(FIGURE.png());
  }

  @Test
  void the_progress_card_in_a_notebook_is_one_output_that_ends_as_a_line() {
    var kernel = IJava.start();

    ProgressCard card = ProgressCard.open("sweep <1>", 2);
    card.step(2, Optional.empty(), "lowest loss 3.1", 1);
    card.close("sweep <1>: done");

    assertThat(kernel.displayed).hasSize(1);
    var updates = kernel.getIO().display.updated;
    assertThat(updates).extracting(update -> update.id).containsOnly(kernel.displayed.get(0).id);
    assertThat(updates.get(0).data)
        .containsEntry("text/plain", "sweep <1>: 2 of 2 · lowest loss 3.1 · 1 failed");
    assertThat((String) updates.get(0).data.get("text/html"))
        .contains("sweep &lt;1&gt;")
        .contains("width:100.0%");
    assertThat(updates.get(1).data)
        .containsOnly(java.util.Map.entry("text/plain", "sweep <1>: done"));
  }

  private static String printed(Runnable action) {
    PrintStream before = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
