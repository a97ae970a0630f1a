package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.refigure.claim.Claim.claim;
import static org.refigure.claim.Source.PAPER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Card;
import org.refigure.claim.Paper;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

class ScorecardOutputTest {
  private static Card card() {
    Card card = Card.of(new Paper("01", "A title", "Nobody", 2025, "none"), Scale.LAPTOP);
    card.state(claim("C1", "the slope is ½").by(PAPER, "Fig. 3").theirs(0.5, "½").atMost(0.6));
    card.judge(
        "C1",
        Estimate.of(0.48, new Interval(0.47, 0.495, 0.95), 3, Estimate.Kind.STUDENT)
            .missing(List.of("seed 4 failed")));
    return card;
  }

  @Test
  void a_program_finds_everything_that_a_row_rests_on() {
    var row = JupyterJson.tree(ScorecardJson.of(card().scorecard())).path("rows").get(0);
    assertThat(row.path("id").asText()).isEqualTo("C1");
    assertThat(row.path("source").asText()).isEqualTo("paper");
    assertThat(row.path("where").asText()).isEqualTo("Fig. 3");
    assertThat(row.path("theirs").path("number").asDouble()).isEqualTo(0.5);
    assertThat(row.path("value").asDouble()).isEqualTo(0.48);
    assertThat(row.path("interval").path("low").asDouble()).isEqualTo(0.47);
    assertThat(row.path("interval").path("high").asDouble()).isEqualTo(0.495);
    assertThat(row.path("interval").path("level").asDouble()).isEqualTo(0.95);
    assertThat(row.path("n").asInt()).isEqualTo(3);
    assertThat(row.path("kind").asText()).isEqualTo("Student's t");
    assertThat(row.path("missing").get(0).asText()).isEqualTo("seed 4 failed");
    assertThat(row.path("rule").path("kind").asText()).isEqualTo("statistical");
    assertThat(row.path("rule").has("low")).as("an open end").isFalse();
    assertThat(row.path("rule").path("high").asDouble()).isEqualTo(0.6);
    assertThat(row.path("rule").path("text").asText()).isEqualTo("≤ 0.6");
    assertThat(row.path("verdict").asText()).isEqualTo("REPRODUCED");
    assertThat(row.path("reason").asText())
        .isEqualTo("their ½ lies outside our interval; 1 of 4 runs missing: seed 4 failed");
  }

  @Test
  void a_table_of_a_notebook_keeps_to_the_terminal_it_is_shown_in() {
    NotebookFile notebook = notebook(ScorecardOutput.bundle(card().scorecard()));
    ScorecardOutput found = ScorecardOutput.find(notebook).get(0);
    assertThat(found.text(60).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    assertThat(found.text(60)).contains("Paper 01").contains("REPRODUCED").contains("≤ 0.6");
  }

  @Test
  void the_first_format_can_still_be_read() {
    var old =
        MimeBundle.of("as it was printed")
            .with(
                ScorecardOutput.MIME,
                JupyterJson.tree(
                    Map.of(
                        "paper",
                        "01",
                        "scale",
                        "laptop",
                        "rows",
                        List.of(
                            Map.of(
                                "id",
                                "C1",
                                "claim",
                                "the slope",
                                "paper",
                                "½",
                                "ours",
                                "0.48",
                                "verdict",
                                "REPRODUCED")))));
    ScorecardOutput found = ScorecardOutput.find(notebook(old)).get(0);
    assertThat(found.text(60)).isEqualTo("as it was printed");
    assertThat(found.rows())
        .containsExactly(
            new ScorecardOutput.Row("C1", "the slope", "", "", "½", "0.48", "", "REPRODUCED", ""));
  }

  private static NotebookFile notebook(MimeBundle bundle) {
    var content = JupyterJson.object();
    content.set("data", JupyterJson.tree(bundle.data()));
    content.put("output_type", "display_data").putObject("metadata");
    var json = FakeKernel.notebook("out x").copyOfTree();
    ((ArrayNode) json.path("cells").get(0).path("outputs")).add(content);
    return NotebookFile.parse(JupyterJson.pretty(json), "n.ipynb");
  }
}
