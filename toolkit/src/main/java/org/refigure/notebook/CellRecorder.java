package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Turns the messages that belong to one cell into its outputs in the notebook.
 *
 * <p>Source: Jupyter client, "Messages on the IOPub channel"; the times are JupyterLab's
 * "recordTiming".
 */
final class CellRecorder {
  private static final int STREAM_LIMIT = 1_000_000;

  private final ObjectNode cell;
  private final Map<String, List<ObjectNode>> displays;
  private final Consumer<CellOutput> onOutput;
  private final Consumer<String> onStatus;
  private ArrayNode outputs;
  private boolean clearOnNext;

  /** The printed outputs since the last that was shown. */
  private final List<Printed> streams = new ArrayList<>();

  /** An output of the notebook and what was printed into it. */
  private record Printed(ObjectNode output, StreamText text) {}

  /**
   * @param cell the cell to record into; its old outputs are dropped
   * @param displays display id → the outputs that show it, shared by all cells of a run
   */
  CellRecorder(
      ObjectNode cell,
      Map<String, List<ObjectNode>> displays,
      Consumer<CellOutput> onOutput,
      Consumer<String> onStatus) {
    this.cell = cell;
    this.displays = displays;
    this.onOutput = onOutput;
    this.onStatus = onStatus;
    this.outputs = cell.putArray("outputs");
    cell.putNull("execution_count");
  }

  /** Takes one message of the iopub channel. */
  void accept(KernelMessage message) {
    JsonNode content = message.content();
    switch (message.type()) {
      case "status" -> time("iopub.status." + content.path("execution_state").asText());
      case "execute_input" -> time("iopub.execute_input");
      case "stream" -> stream(content.path("name").asText(), content.path("text").asText());
      case "display_data" -> display(content, "display_data");
      case "execute_result" -> display(content, "execute_result");
      case "update_display_data" -> update(content);
      case "clear_output" -> clear(content.path("wait").asBoolean());
      case "error" -> error(content);
      default -> {
        // comm and debug messages leave nothing in a notebook
      }
    }
  }

  /** Takes the reply to the execution. */
  void reply(JsonNode content) {
    time("shell.execute_reply");
    if (content.path("execution_count").isInt()) {
      cell.put("execution_count", content.path("execution_count").asInt());
    }
  }

  /** The error among the outputs, if there is one. */
  Optional<CellOutput.Failure> failure() {
    return StreamSupport.stream(outputs.spliterator(), false)
        .map(CellOutput::of)
        .filter(CellOutput.Failure.class::isInstance)
        .map(CellOutput.Failure.class::cast)
        .findFirst();
  }

  /** Adds an error that the kernel could not report itself. */
  void error(String name, String message) {
    ObjectNode content = JupyterJson.object().put("ename", name).put("evalue", message);
    content.putArray("traceback").add(name + ": " + message);
    error(content);
  }

  /** Brings the outputs up to date with what was printed. */
  void flush() {
    streams.forEach(
        printed -> printed.output().set("text", NotebookText.lines(printed.text().text())));
  }

  private void stream(String name, String text) {
    clearIfDue();
    StreamText open = continued(name);
    open.print(text);
    onOutput.accept(new CellOutput.Stream(name, text));
    status(open.lastLine());
  }

  /**
   * What the stream goes on in: the last output if that is its own, or an earlier one whose line
   * has only begun, as a progress line between lines of the other stream.
   */
  private StreamText continued(String name) {
    for (int i = streams.size() - 1; i >= 0; i--) {
      Printed printed = streams.get(i);
      boolean own = printed.output().path("name").asText().equals(name);
      if (own && (i == streams.size() - 1 || printed.text().inLine())) {
        return printed.text();
      } else if (own) {
        break;
      }
    }
    ObjectNode output = JupyterJson.object().put("output_type", "stream").put("name", name);
    var text = new StreamText(STREAM_LIMIT);
    outputs.add(output);
    streams.add(new Printed(output, text));
    return text;
  }

  private void display(JsonNode content, String type) {
    clearIfDue();
    ObjectNode output = JupyterJson.object().put("output_type", type);
    fill(output, content);
    if (type.equals("execute_result")) {
      output.set("execution_count", content.path("execution_count"));
    }
    String id = content.path("transient").path("display_id").asText();
    if (!id.isEmpty()) {
      displays.computeIfAbsent(id, key -> new ArrayList<>()).add(output);
    }
    add(output);
    onOutput.accept(CellOutput.of(output));
  }

  private void update(JsonNode content) {
    String id = content.path("transient").path("display_id").asText();
    for (ObjectNode output : displays.getOrDefault(id, List.of())) {
      fill(output, content);
      onOutput.accept(CellOutput.of(output));
      status(CellOutput.of(output).text());
    }
  }

  private static void fill(ObjectNode output, JsonNode content) {
    ObjectNode data = JupyterJson.object();
    content.path("data").properties().forEach(e -> data.set(e.getKey(), e.getValue().deepCopy()));
    NotebookText.splitBundle(data);
    output.set("data", data);
    output.set(
        "metadata",
        content.path("metadata").isObject() ? content.path("metadata") : JupyterJson.object());
  }

  private void error(JsonNode content) {
    clearIfDue();
    ObjectNode output = JupyterJson.object().put("output_type", "error");
    output.put("ename", content.path("ename").asText());
    output.put("evalue", content.path("evalue").asText());
    output.set(
        "traceback",
        content.path("traceback").isArray() ? content.path("traceback") : outputs.arrayNode());
    add(output);
    onOutput.accept(CellOutput.of(output));
  }

  private void add(ObjectNode output) {
    flush();
    streams.clear();
    outputs.add(output);
  }

  private void clear(boolean wait) {
    clearOnNext = wait;
    if (!wait) {
      streams.clear();
      outputs = cell.putArray("outputs");
    }
  }

  private void clearIfDue() {
    if (clearOnNext) {
      clear(false);
    }
  }

  private void status(String text) {
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().ifPresent(onStatus);
  }

  private void time(String event) {
    cell.withObjectProperty("metadata")
        .withObjectProperty("execution")
        .put(event, Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
  }
}
