package org.refigure.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The parent's end of one worker JVM: sends trials, waits for records, keeps its last words. */
final class WorkerProcess {
  /** How every line of the protocol starts: what native code prints beside it does not. */
  static final String MARK = "{\"refigure\":";

  private static final int LAST_LINES = 12;

  private final Process process;
  private final Writer input;
  private final BufferedReader output;
  private final Thread errors;
  private final Deque<String> lastLines = new ArrayDeque<>();

  WorkerProcess(Process process) {
    this.process = process;
    this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.errors = new Thread(this::keepErrors, Thread.currentThread().getName() + "-errors");
    errors.setDaemon(true);
    errors.start();
  }

  /**
   * Waits until the worker is ready.
   *
   * @throws SweepException if it is not: then no trial can run
   */
  void greet(Trial trial) {
    JsonNode reply;
    try {
      reply = reply();
    } catch (WorkerDeath e) {
      throw new SweepException(
          "worker JVMs do not start: %s; the engine local needs none".formatted(e.getMessage()), e);
    }
    if (reply.required("refigure").asText().equals("refused")) {
      throw new SweepException(reply.required("message").asText(), null);
    }
    int version = reply.required("version").asInt();
    if (version != trial.version()) {
      throw new SweepException(
          "experiment %s has version %d here and version %d on the workers' class path: remove the older one"
              .formatted(trial.experiment(), trial.version(), version),
          null);
    }
  }

  /** Runs one trial and waits for its record. */
  TrialRecord run(Trial trial, int attempt) throws WorkerDeath {
    ObjectNode request = Json.object().put("attempt", attempt);
    request.set("trial", Json.of(trial));
    try {
      input.write(Json.text(request) + '\n');
      input.flush();
    } catch (IOException e) {
      throw death();
    }
    return Json.record(reply().required("record"), trial);
  }

  void kill() {
    process.destroyForcibly();
  }

  private JsonNode reply() throws WorkerDeath {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(MARK)) {
          return Json.read(line);
        }
        keep(line);
      }
    } catch (IOException | UncheckedIOException e) { // a pipe or a line broken off by its death
      keep(e.toString());
    }
    throw death();
  }

  private WorkerDeath death() {
    try {
      errors.join(1000);
      boolean ended = process.waitFor(1, TimeUnit.SECONDS);
      String how = ended ? spoken(process.exitValue()) : "closed its output";
      String words = lastWords();
      return new WorkerDeath("worker " + how + (words.isEmpty() ? "" : ", saying: " + words));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WorkerDeath("worker was stopped");
    }
  }

  private static String spoken(int code) {
    return switch (code) {
      case 134 -> "crashed in native code (exit code 134)";
      case 137 -> "was killed (exit code 137: by hand, or memory ran out)";
      default -> "ended with exit code " + code;
    };
  }

  private void keepErrors() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::keep);
    } catch (IOException | UncheckedIOException e) {
      keep(e.toString());
    }
  }

  private void keep(String line) {
    synchronized (lastLines) {
      if (!line.isBlank()) {
        lastLines.add(line.strip().substring(0, Math.min(line.strip().length(), 300)));
      }
      if (lastLines.size() > LAST_LINES) {
        lastLines.remove();
      }
    }
  }

  private String lastWords() {
    synchronized (lastLines) {
      return String.join(" | ", lastLines);
    }
  }
}
