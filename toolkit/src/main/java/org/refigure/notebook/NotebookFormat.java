package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.refigure.notebook.NotebookCell.Kind;

/** The rules of the notebook format: what is accepted, and how 4.0 to 4.4 become 4.5. */
final class NotebookFormat {
  private static final Pattern CELL_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final String LEFT_OUT = "leftOut";
  private static final Set<String> CELL_TYPES = Set.of("code", "markdown", "raw");

  private NotebookFormat() {}

  /** The tree as format 4.5, or one line that says why it is not a notebook. */
  static ObjectNode checked(JsonNode json, String name) {
    if (!(json instanceof ObjectNode notebook) || !notebook.path("nbformat").isInt()) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s is JSON but not a notebook: \"nbformat\" must be a whole number at its top level",
              name));
    }
    int format = notebook.path("nbformat").asInt();
    if (format < 4) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s has nbformat %d, it must be 4: convert it with \"jupyter nbconvert --to notebook\"",
              name,
              format));
    }
    if (format > 4) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s has nbformat %d, newer than the 4 that is understood: save it in format 4",
              name,
              format));
    }
    if (!notebook.path("cells").isArray()) {
      throw new NotebookException(
          String.format(Locale.ROOT, "%s is not a notebook: \"cells\" must be a list", name));
    }
    var ids = new HashSet<String>();
    for (int index = 0; index < notebook.path("cells").size(); index++) {
      normalise(checkedCell(notebook.path("cells").get(index), index, name), index, ids);
    }
    if (!notebook.path("metadata").isObject()) {
      notebook.putObject("metadata");
    }
    notebook.put("nbformat_minor", Math.max(5, notebook.path("nbformat_minor").asInt()));
    return notebook;
  }

  /** Reads one cell of a checked tree. */
  static NotebookCell cell(JsonNode cell) {
    JsonNode count = cell.path("execution_count");
    return new NotebookCell(
        new NotebookCell.Label(cell.path("id").asText(), tags(cell)),
        Kind.valueOf(cell.path("cell_type").asText().toUpperCase(Locale.ROOT)),
        NotebookText.joined(cell.path("source")),
        StreamSupport.stream(cell.path("outputs").spliterator(), false)
            .map(CellOutput::of)
            .toList(),
        new NotebookCell.Last(
            count.isInt() ? OptionalInt.of(count.asInt()) : OptionalInt.empty(),
            duration(cell.path("metadata").path("execution")),
            leftOut(cell)));
  }

  private static Set<String> tags(JsonNode cell) {
    var tags = new HashSet<String>();
    cell.path("metadata").path("tags").forEach(tag -> tags.add(tag.asText()));
    return tags;
  }

  private static Optional<String> leftOut(JsonNode cell) {
    JsonNode reason = cell.path("metadata").path(NotebookFile.NOTES).path(LEFT_OUT);
    return reason.isTextual() ? Optional.of(reason.asText()) : Optional.empty();
  }

  /** Notes in a cell that it is to be left out, or takes such a note away. */
  static void leaveOut(ObjectNode cell, Optional<String> reason) {
    ObjectNode metadata = cell.withObjectProperty("metadata");
    if (reason.isPresent()) {
      metadata.withObjectProperty(NotebookFile.NOTES).put(LEFT_OUT, reason.get());
    } else if (metadata.path(NotebookFile.NOTES) instanceof ObjectNode notes) {
      notes.remove(LEFT_OUT);
      if (notes.isEmpty()) {
        metadata.remove(NotebookFile.NOTES);
      }
    }
  }

  private static Optional<Duration> duration(JsonNode execution) {
    try {
      String idle = execution.path("iopub.status.idle").asText();
      String end = idle.isEmpty() ? execution.path("shell.execute_reply").asText() : idle;
      return Optional.of(
              Duration.between(
                  Instant.parse(execution.path("iopub.status.busy").asText()), Instant.parse(end)))
          .filter(duration -> !duration.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty(); // timings are a courtesy of whoever executed the notebook
    }
  }

  private static ObjectNode checkedCell(JsonNode json, int index, String name) {
    if (!(json instanceof ObjectNode cell)
        || !CELL_TYPES.contains(json.path("cell_type").asText())) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s is not a notebook: \"cell_type\" of cell %d must be code, markdown or raw",
              name,
              index + 1));
    }
    JsonNode source = cell.path("source");
    if (!source.isTextual() && !source.isArray()) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s is not a notebook: \"source\" of cell %d must be text or a list of lines",
              name,
              index + 1));
    }
    return cell;
  }

  private static void normalise(ObjectNode cell, int index, Set<String> ids) {
    String id = cell.path("id").asText();
    if (!CELL_ID.matcher(id).matches() || !ids.add(id)) {
      id = freshId(NotebookText.joined(cell.path("source")), index, ids);
      cell.put("id", id);
    }
    NotebookText.split(cell, "source");
    if (!cell.path("metadata").isObject()) {
      cell.putObject("metadata");
    }
    if (cell.path("cell_type").asText().equals("code")) {
      if (!cell.has("execution_count")) {
        cell.putNull("execution_count");
      }
      if (!cell.path("outputs").isArray()) {
        cell.putArray("outputs");
      }
      cell.path("outputs").forEach(NotebookFormat::normaliseOutput);
    }
  }

  private static void normaliseOutput(JsonNode output) {
    if (output instanceof ObjectNode object) {
      NotebookText.split(object, "text");
      if (object.path("data") instanceof ObjectNode bundle) {
        NotebookText.splitBundle(bundle);
      }
    }
  }

  /** An id from the cell's place and text: reading the same old file twice gives the same ids. */
  private static String freshId(String source, int index, Set<String> ids) {
    for (int attempt = 0; ; attempt++) {
      String id = digest(index + "\n" + attempt + "\n" + source);
      if (ids.add(id)) {
        return id;
      }
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
