package org.refigure.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.refigure.claim.Catalogue;
import org.refigure.claim.CataloguedPaper;
import org.refigure.notebook.NotebookFile;

/** Notebooks small enough to be written down. */
final class Notebooks {
  /** No picture that a viewer would show, but bytes that must arrive as they are. */
  static final byte[] PICTURE = "not really a PNG".getBytes(StandardCharsets.US_ASCII);

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new CataloguedPaper(
                  "07", "07-two", "Two & <more>", "Ada", 2026, "arXiv 2601.00001", "Symmetry", 2)));

  private Notebooks() {}

  /** A whole notebook: a question, a figure, and a scorecard of two rows. */
  static String whole(String heading) {
    return notebook(
        markdown("# " + heading + "\\n\\n**How long it runs:** two minutes."),
        markdown("## Look"),
        code("1", picture()),
        markdown("## Judge $\\\\tfrac12$"),
        code("2", scorecard("07")));
  }

  static String notebook(String... cells) {
    return "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": ["
        + String.join(",\n", cells)
        + "]}";
  }

  static String markdown(String source) {
    return "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"" + source + "\"}";
  }

  static String code(String count, String... outputs) {
    return String.format(
        Locale.ROOT,
        "{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \"int x = 1;\\nshow(x);\","
            + " \"execution_count\": %s, \"outputs\": [%s]}",
        count,
        String.join(",", outputs));
  }

  static String picture() {
    return display(
        "\"text/plain\": \"a <line>\", \"image/png\": \""
            + Base64.getEncoder().encodeToString(PICTURE)
            + "\"");
  }

  static String scorecard(String paper) {
    String row =
        "{\"id\": \"%s\", \"claim\": \"slope & more\", \"source\": \"%s\", \"where\": \"Fig. 1\","
            + " \"theirs\": {\"text\": \"½, \\\"about\\\"\"}, \"ours\": \"0.5\", \"rule\":"
            + " {\"text\": \"in [0.4, 0.6]\"}, \"verdict\": \"%s\", \"reason\": \"\"}";
    String html =
        "<table class='scorecard'><thead><tr><th>claim</th><th>verdict</th></tr></thead><tbody>"
            + "<tr><td><b>C1-β x</b> slope</td><td><b style='color:#009E73'>REPRODUCED</b></td></tr>"
            + "<tr><td><b>N-1</b> control</td><td><b>NOT REPRODUCED</b></td></tr></tbody></table>";
    return display(
        String.format(
            Locale.ROOT,
            "\"text/plain\": \"t\", \"text/html\": \"%s\","
                + " \"application/vnd.refigure.scorecard+json\": {\"paper\": \"%s\", \"rows\":"
                + " [%s, %s]}",
            html,
            paper,
            String.format(Locale.ROOT, row, "C1-β x", "paper", "REPRODUCED"),
            String.format(Locale.ROOT, row, "N-1", "control", "NOT REPRODUCED")));
  }

  static String failure() {
    return "{\"output_type\": \"error\", \"ename\": \"Bad\", \"evalue\": \"news\", \"traceback\": []}";
  }

  static Exhibit exhibit(String name, String json) {
    return Exhibit.of(
        name, name.substring(0, 2), CATALOGUE, NotebookFile.parse(json, name + ".ipynb"));
  }

  static Path save(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String display(String data) {
    return "{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {" + data + "}}";
  }
}
