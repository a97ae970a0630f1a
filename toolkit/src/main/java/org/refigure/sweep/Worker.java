package org.refigure.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main class of a worker JVM: reads trials from standard input and writes records to standard
 * output, one JSON object a line.
 *
 * <p>It says {@code ready} or {@code refused} first. The experiment cannot disturb the talk: what
 * it prints goes to standard error, and its standard input is empty. When the input ends, the
 * parent is gone, and the worker halts at once, in the middle of a trial if need be.
 */
final class Worker {
  private final PrintStream output;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private Worker(PrintStream output) {
    this.output = output;
  }

  /** Serves trials of the experiment that the one argument names. */
  public static void main(String[] arguments) throws InterruptedException {
    var output =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    InputStream input = System.in;
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    var worker = new Worker(output);
    var reader = new Thread(() -> worker.read(input), "requests");
    reader.setDaemon(true);
    reader.start();
    worker.serve(arguments[0]);
  }

  private void serve(String name) throws InterruptedException {
    Class<? extends Experiment> experiment;
    try {
      experiment = ExperimentClass.named(name);
      say(
          Json.object()
              .put("refigure", "ready")
              .put("version", ExperimentClass.instance(experiment).version()));
    } catch (ClassNotFoundException | LinkageError e) {
      refuse(
          "experiment %s is not on the workers' class path (%s): put it and its libraries into a jar on the class path, since a class born in a notebook lives there only; or use the engine local"
              .formatted(name, e));
      return;
    } catch (RuntimeException e) {
      refuse(e.getMessage());
      return;
    }
    while (true) {
      JsonNode request = Json.read(requests.take());
      Trial trial = Json.trial(request.required("trial"));
      ObjectNode reply = Json.object().put("refigure", "record");
      reply.set("record", Json.of(run(experiment, trial, request.required("attempt").asInt())));
      say(reply);
    }
  }

  private static TrialRecord run(Class<? extends Experiment> experiment, Trial trial, int attempt) {
    try {
      return TrialRun.of(experiment, trial, attempt);
    } catch (InterruptedException e) { // nobody interrupts a worker but its experiment
      return new TrialRecord(
          trial, attempt, new Outcome.Failed(e.toString()), 0, Recorded.nothing());
    }
  }

  private void refuse(String message) {
    say(Json.object().put("refigure", "refused").put("message", message));
  }

  /** On a line of its own, whatever native code has printed before. */
  private void say(ObjectNode message) {
    output.print('\n' + Json.text(message) + '\n');
    output.flush();
  }

  private void read(InputStream input) {
    try (var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      lines.lines().forEach(requests::add);
    } catch (IOException e) {
      System.err.println("worker: its parent cannot be read any more: " + e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
