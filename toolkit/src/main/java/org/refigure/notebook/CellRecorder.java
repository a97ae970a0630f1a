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
import org.jspecify.annotations.Nullable;

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
  private @Nullable StreamText open;

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
    if (open != null && outputs.get(outputs.size() - 1) instanceof ObjectNode last) {
      last.set("text", NotebookText.lines(open.text()));
    }
  }

  private void stream(String name, String text) {
    clearIfDue();
    boolean continues =
        open != null && outputs.get(outputs.size() - 1).path("name").asText().equals(name);
    if (!continues) {
      add(JupyterJson.object().put("output_type", "stream").put("name", name));
      open = new StreamText(STREAM_LIMIT);
    }
    if (open != null) {
      open.print(text);
      onOutput.accept(new CellOutput.Stream(name, text));
      status(open.lastLine());
    }
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
    open = null;
    outputs.add(output);
  }

  private void clear(boolean wait) {
    clearOnNext = wait;
    if (!wait) {
      open = null;
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
