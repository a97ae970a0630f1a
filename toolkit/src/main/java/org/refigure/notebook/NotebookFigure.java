package org.refigure.notebook;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A picture among a notebook's outputs.
 *
 * @param number its place among them, from 1
 * @param mime {@code image/png} or {@code image/jpeg}
 * @param base64 the picture's bytes in base64, without white space
 * @param words what it shows, for who cannot see it
 */
public record NotebookFigure(int number, String mime, String base64, String words) {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+=*");

  /** The pictures of a notebook, from top to bottom. */
  public static List<NotebookFigure> find(NotebookFile notebook) {
    var figures = new ArrayList<NotebookFigure>();
    for (NotebookCell cell : notebook.cells()) {
      for (CellOutput output : cell.outputs()) {
        if (output instanceof CellOutput.Display display) {
          of(figures.size() + 1, display.data()).ifPresent(figures::add);
        }
      }
    }
    return figures;
  }

  /** The picture that an output is shown as, if it is one. */
  static Optional<NotebookFigure> of(int number, Map<String, String> data) {
    for (String mime : List.of("image/png", "image/jpeg")) {
      String base64 = data.getOrDefault(mime, "").replaceAll("\\s", "");
      if (BASE64.matcher(base64).matches()) {
        return Optional.of(
            new NotebookFigure(number, mime, base64, data.getOrDefault("text/plain", "")));
      }
    }
    return Optional.empty();
  }

  /** The id of the figure on the notebook's page. */
  public String anchor() {
    return "figure-" + number;
  }

  /** How the picture's file ends, {@code png} or {@code jpeg}. */
  public String ending() {
    return mime.substring(mime.indexOf('/') + 1);
  }

  /** The picture's file. */
  public byte[] bytes() {
    return Base64.getMimeDecoder().decode(base64);
  }
}
