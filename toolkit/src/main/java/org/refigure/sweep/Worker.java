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
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.refigure.UserFolders;

/**
 * The main class of a worker JVM: reads requests from standard input and writes replies to standard
 * output, one JSON object a line.
 *
 * <ul>
 *   <li>{@code experiment}, a class name, is answered by {@code ready} or {@code refused}; with
 *       {@code cell} it is the experiment of that code ({@link CellCode}), which replaces the one
 *       before;
 *   <li>{@code trial} and {@code attempt} by {@code record};
 *   <li>{@code rest}, in seconds, by nothing: the worker ends unless it hears more in that time.
 * </ul>
 *
 * <p>Every second it says {@code alive}. The experiment cannot disturb the talk: what it prints
 * goes to standard error, and its standard input is empty. When the input ends, the parent is gone,
 * and the worker halts at once, in the middle of a trial if need be.
 */
final class Worker {
  /** How every line of the protocol starts: what native code prints beside it does not. */
  static final String MARK = "{\"refigure\":";

  /** The line that says that this JVM is not frozen. */
  static final String ALIVE = MARK + "\"alive\"}";

  private final PrintStream output;
  private @Nullable CellCode cell;
  private ClassLoader cellLoader = Worker.class.getClassLoader();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private Worker(PrintStream output) {
    this.output = output;
  }

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws InterruptedException {
    UserFolders.adoptHome();
    var output =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    InputStream input = System.in;
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    var worker = new Worker(output);
    daemon("requests", () -> worker.read(input));
    daemon("heartbeat", worker::beat);
    worker.serve();
  }

  private void serve() throws InterruptedException {
    Class<? extends Experiment> experiment = Experiment.class;
    long rest = Long.MAX_VALUE;
    while (true) {
      @Nullable String line = requests.poll(rest, TimeUnit.SECONDS);
      if (line == null) {
        Runtime.getRuntime().halt(0);
      }
      JsonNode request = Json.read(line);
      rest = request.path("rest").asLong(Long.MAX_VALUE);
      if (request.has("experiment")) {
        experiment = meet(request);
      } else if (request.has("trial")) {
        Trial trial = Json.trial(request.required("trial"));
        say(reply(run(experiment, trial, request.required("attempt").asInt())));
      }
    }
  }

  private Class<? extends Experiment> meet(JsonNode request) {
    String name = request.required("experiment").asText();
    try {
      Class<? extends Experiment> experiment =
          request.has("cell")
              ? born(CellCode.read(request.get("cell")))
              : ExperimentClass.named(name);
      int version = ExperimentClass.instance(experiment).version();
      say(Json.text(Json.object().put("refigure", "ready").put("version", version)));
      return experiment;
    } catch (ClassNotFoundException | LinkageError e) {
      refuse(
          String.format(
              Locale.ROOT,
              "experiment %s is not on the workers' class path (%s): put it and its libraries into"
                  + " a jar on the class path; or use the engine local",
              name,
              CellNames.plain(e.toString())));
    } catch (RuntimeException e) {
      refuse(e.getMessage());
    }
    return Experiment.class;
  }

  /** The class of that code: warm if it is the same as before, else in a new loader for the old. */
  private Class<? extends Experiment> born(CellCode code) throws ClassNotFoundException {
    if (cell == null || !cell.sameClasses(code)) {
      cell = code;
      cellLoader = code.loader(Worker.class.getClassLoader());
    }
    return ExperimentClass.named(code.type(), cellLoader);
  }

  private static String reply(TrialRecord record) {
    ObjectNode reply = Json.object().put("refigure", "record");
    try {
      reply.set("record", Json.of(record));
      return Json.text(reply);
    } catch (OutOfMemoryError e) { // its curves fit, but not also as text
      var failed = TrialRun.failed(e, null);
      var nothing = Recorded.nothing();
      reply.set(
          "record",
          Json.of(
              new TrialRecord(
                  record.trial(), record.attempt(), failed, record.seconds(), nothing)));
      return Json.text(reply);
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
    say(Json.text(Json.object().put("refigure", "refused").put("message", message)));
  }

  /** On a line of its own, whatever native code has printed before. */
  private void say(String message) {
    output.print('\n' + message + '\n');
    output.flush();
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(1000);
        say(ALIVE);
      }
    } catch (InterruptedException e) { // by whom? the parent will find the worker silent
      Thread.currentThread().interrupt();
    }
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

  private static void daemon(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
