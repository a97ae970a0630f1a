package org.refigure.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;

/**
 * A verdict table that a notebook shows, read back from its outputs.
 *
 * @param text the table as text for a terminal
 * @param paper the paper's number
 * @param scale the scale the numbers were measured at
 * @param rows one for each claim
 */
public record ScorecardOutput(String text, String paper, String scale, List<Row> rows) {
  /** The MIME type under which a scorecard travels in a notebook. */
  public static final String MIME = "application/vnd.refigure.scorecard+json";

  /**
   * One claim and what became of it, as printed.
   *
   * @param id the claim's id
   * @param claim the statement
   * @param paper the paper's value
   * @param ours our value with its interval
   * @param verdict the verdict's words
   */
  public record Row(String id, String claim, String paper, String ours, String verdict) {}

  /** Copies the rows. */
  public ScorecardOutput {
    rows = List.copyOf(rows);
  }

  /** Every scorecard among a notebook's outputs, from top to bottom. */
  public static List<ScorecardOutput> find(NotebookFile notebook) {
    return notebook.cells().stream()
        .flatMap(cell -> cell.outputs().stream())
        .filter(CellOutput.Display.class::isInstance)
        .map(CellOutput.Display.class::cast)
        .filter(display -> display.data().containsKey(MIME))
        .map(ScorecardOutput::read)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What is shown of a scorecard: HTML, text, and the rows for programs. */
  static MimeBundle bundle(Scorecard scorecard) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Finding finding : scorecard.findings()) {
      var row = new LinkedHashMap<String, String>();
      row.put("id", finding.claim().id());
      row.put("claim", finding.claim().statement());
      row.put("paper", finding.claim().paper());
      row.put("ours", finding.ours());
      row.put("verdict", finding.verdict().label());
      rows.add(row);
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("paper", scorecard.paper().number());
    json.put("scale", scorecard.scale().word());
    json.put("rows", rows);
    return MimeBundle.of(scorecard.text()).with("text/html", scorecard.html()).with(MIME, json);
  }

  private static Optional<ScorecardOutput> read(CellOutput.Display display) {
    try {
      JsonNode json = JupyterJson.parse(display.data().getOrDefault(MIME, ""));
      if (json.isTextual()) { // a kernel that sends JSON only as text
        json = JupyterJson.parse(json.asText());
      }
      var rows = new ArrayList<Row>();
      for (JsonNode row : json.path("rows")) {
        rows.add(
            new Row(
                row.path("id").asText(),
                row.path("claim").asText(),
                row.path("paper").asText(),
                row.path("ours").asText(),
                row.path("verdict").asText()));
      }
      return Optional.of(
          new ScorecardOutput(
              display.text(), json.path("paper").asText(), json.path("scale").asText(), rows));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // a hand-edited notebook: its HTML still shows the table
    }
  }
}
