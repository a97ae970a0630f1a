package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One output of a code cell, in the three kinds that a notebook knows. */
public sealed interface CellOutput {
  /** The output as plain text. */
  String text();

  /**
   * What a cell printed.
   *
   * @param name {@code stdout} or {@code stderr}
   */
  record Stream(String name, String text) implements CellOutput {}

  /**
   * Something shown, in several formats at once.
   *
   * @param data MIME type → content; binary content is base64, JSON content its compact text
   * @param result whether it is the cell's value rather than shown by a call
   */
  record Display(Map<String, String> data, boolean result) implements CellOutput {
    /** Copies the formats, keeping their order. */
    public Display {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    @Override
    public String text() {
      return data.getOrDefault("text/plain", "");
    }
  }

  /** An exception that left the cell. */
  record Failure(String name, String message, List<String> traceback) implements CellOutput {
    /** Copies the trace. */
    public Failure {
      traceback = List.copyOf(traceback);
    }

    @Override
    public String text() {
      return traceback.isEmpty() ? name + ": " + message : String.join("\n", traceback);
    }
  }

  /** Reads an output of the notebook format. */
  static CellOutput of(JsonNode json) {
    return switch (json.path("output_type").asText()) {
      case "stream" ->
          new Stream(json.path("name").asText("stdout"), NotebookText.joined(json.path("text")));
      case "error" ->
          new Failure(
              json.path("ename").asText(),
              json.path("evalue").asText(),
              StreamSupport.stream(json.path("traceback").spliterator(), false)
                  .map(JsonNode::asText)
                  .toList());
      default ->
          new Display(
              data(json.path("data")), json.path("output_type").asText().equals("execute_result"));
    };
  }

  private static Map<String, String> data(JsonNode bundle) {
    var data = new LinkedHashMap<String, String>();
    bundle
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              boolean text = value.isTextual() || value.isArray() && !isJson(entry.getKey());
              data.put(
                  entry.getKey(), text ? NotebookText.joined(value) : JupyterJson.compact(value));
            });
    return data;
  }

  private static boolean isJson(String mime) {
    return mime.endsWith("json");
  }
}
