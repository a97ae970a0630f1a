package org.refigure.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.ScorecardText;
import org.refigure.claim.Source;

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

  /** What the id of a claim begins with on a notebook's page. */
  private static final String ANCHOR = "claim-";

  /**
   * One claim and what became of it. Notebooks of the first format knew neither source nor rule nor
   * reason.
   *
   * @param id the claim's id
   * @param claim the statement
   * @param source who claims it, {@link Source#label}; empty in the first format
   * @param where the place in the source, for example a figure; may be empty
   * @param theirs their value as printed
   * @param ours our value with its interval as printed
   * @param rule the rule as printed; empty in the first format
   * @param verdict the verdict's words
   * @param reason why; empty in the first format
   */
  public record Row(
      String id,
      String claim,
      String source,
      String where,
      String theirs,
      String ours,
      String rule,
      String verdict,
      String reason) {

    /** The id of the claim on the notebook's page. */
    public String anchor() {
      return ScorecardOutput.anchor(id);
    }

    /** Who claims it and where: {@code paper: Figure 1}. */
    public String origin() {
      return where.isBlank() ? source : source + ": " + where;
    }
  }

  /** Copies the rows. */
  public ScorecardOutput {
    rows = List.copyOf(rows);
  }

  /**
   * The table for a terminal at most {@code width} columns wide, as complete as the notebook is.
   */
  public String text(int width) {
    if (rows.stream().anyMatch(row -> row.rule().isEmpty())) {
      return text; // the first format carried neither rules nor reasons outside its text
    }
    List<String> lines = text.lines().toList();
    String heading = lines.isEmpty() ? "Paper " + paper : lines.get(0);
    List<List<String>> cells = rows.stream().map(ScorecardOutput::cells).toList();
    return ScorecardText.table(heading, cells, Rule.DECISION, width);
  }

  /** The ids of the rows. */
  public Set<String> ids() {
    return rows.stream().map(Row::id).collect(Collectors.toSet());
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.id() + ": " + row.claim() + " (" + row.source() + ")",
        row.theirs(),
        row.ours(),
        row.rule(),
        row.reason().isEmpty() ? row.verdict() : row.verdict() + ": " + row.reason());
  }

  /** The id of a claim on a notebook's page: letters as they are, no white space. */
  static String anchor(String claim) {
    return ANCHOR + claim.strip().replaceAll("\\s+", "_");
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
    return MimeBundle.of(scorecard.text())
        .with("text/html", scorecard.html())
        .with(MIME, ScorecardJson.of(scorecard));
  }

  private static Optional<ScorecardOutput> read(CellOutput.Display display) {
    try {
      JsonNode json = JupyterJson.parse(display.data().getOrDefault(MIME, ""));
      if (json.isTextual()) { // a kernel that sends JSON only as text
        json = JupyterJson.parse(json.asText());
      }
      var rows = new ArrayList<Row>();
      for (JsonNode row : json.path("rows")) {
        rows.add(row(row));
      }
      return Optional.of(
          new ScorecardOutput(
              display.text(), json.path("paper").asText(), json.path("scale").asText(), rows));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // a hand-edited notebook: its HTML still shows the table
    }
  }

  private static Row row(JsonNode row) {
    String theirs =
        row.has("theirs") ? row.path("theirs").path("text").asText() : row.path("paper").asText();
    return new Row(
        row.path("id").asText(),
        row.path("claim").asText(),
        row.path("source").asText(),
        row.path("where").asText(),
        theirs,
        row.path("ours").asText(),
        row.path("rule").path("text").asText(),
        row.path("verdict").asText(),
        row.path("reason").asText());
  }
}
