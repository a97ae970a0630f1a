package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Multi-line text as the notebook format stores it: a list of lines that keep their line feeds. */
final class NotebookText {
  private NotebookText() {}

  /** The text of a string or of a list of lines. */
  static String joined(JsonNode stored) {
    if (!stored.isArray()) {
      return stored.asText("");
    }
    var text = new StringBuilder();
    stored.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  /** The list of lines of a text. */
  static ArrayNode lines(String text) {
    ArrayNode lines = JupyterJson.object().arrayNode();
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** Replaces a field by its list of lines, where it is a string. */
  static void split(ObjectNode holder, String field) {
    if (holder.path(field).isTextual()) {
      holder.set(field, lines(holder.path(field).asText()));
    }
  }

  /** Splits the formats of an output that Jupyter stores as lines; the others stay as they are. */
  static void splitBundle(ObjectNode bundle) {
    var fields = new java.util.ArrayList<String>();
    bundle.fieldNames().forEachRemaining(fields::add);
    fields.stream()
        .filter(
            mime ->
                mime.startsWith("text/")
                    || mime.equals("image/svg+xml")
                    || mime.equals("application/javascript"))
        .forEach(mime -> split(bundle, mime));
  }
}
