package org.refigure.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parent's end of one worker JVM: sends trials, waits for records, watches over it.
 *
 * <p>A worker says every second that it is alive. One that is silent for {@value #SILENCE_PROPERTY}
 * seconds, 30 if not set, is killed: it was frozen, or its machine thrashes. Seconds are counted
 * here one by one, so that a pause of this process itself does not count.
 */
final class WorkerProcess {
  static final String SILENCE_PROPERTY = "refigure.worker.silence";

  private static final int LONGEST_START = 60;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Process process;
  private final OptionalLong memoryBound;
  private final Writer input;
  private final Thread errors;
  private final LastWords lastWords = new LastWords();
  private final AtomicInteger silentSeconds = new AtomicInteger();

  /** What it answered; empty once its output has ended. */
  private final BlockingQueue<Optional<JsonNode>> replies = new LinkedBlockingQueue<>();

  /** Of a process that has just started; it is killed above the bound, in MiB. */
  WorkerProcess(Process process, OptionalLong memoryBound) {
    this.process = process;
    this.memoryBound = memoryBound;
    this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    LinuxProcess.of(process.pid()).offerToBeKilled();
    reader("output", process.getInputStream(), this::hear);
    this.errors = reader("errors", process.getErrorStream(), lastWords::keep);
  }

  /**
   * Makes the worker ready for trials of an experiment.
   *
   * @param cell its code, if it was written in a cell
   * @throws SweepException if it refuses: then no trial can run
   * @throws WorkerDeath if it does not start
   */
  void greet(Trial trial, Optional<CellCode> cell) throws WorkerDeath, InterruptedException {
    lastWords.clear();
    ObjectNode request = Json.object().put("experiment", trial.experiment());
    cell.ifPresent(code -> request.set("cell", code.json()));
    send(request);
    JsonNode reply;
    try {
      reply = reply(Optional.empty(), Math.max(LONGEST_START, longestSilence()));
    } catch (TrialKilled e) {
      throw new WorkerDeath(String.valueOf(e.getMessage()));
    }
    if (reply.required("refigure").asText().equals("refused")) {
      throw new SweepException(reply.required("message").asText(), null);
    }
    int version = reply.required("version").asInt();
    if (version != trial.version()) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "experiment %s has version %d here and version %d on the workers' class path: remove the older one",
              trial.experiment(),
              trial.version(),
              version),
          null);
    }
  }

  /**
   * Runs one trial and waits for its record.
   *
   * @param timeout how long it may take
   */
  TrialRecord run(Trial trial, int attempt, Optional<Duration> timeout)
      throws WorkerDeath, TrialKilled, InterruptedException {
    lastWords.clear();
    ObjectNode request = Json.object().put("attempt", attempt);
    request.set("trial", Json.of(trial));
    send(request);
    return Json.record(reply(timeout, longestSilence()).required("record"), trial);
  }

  /** Lets the worker end by itself unless it is greeted within so many seconds. */
  void rest(int seconds) {
    try {
      send(Json.object().put("rest", seconds));
    } catch (WorkerDeath e) {
      kill(); // found dead when somebody wants it
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  private void send(ObjectNode request) throws WorkerDeath {
    try {
      input.write(Json.text(request) + '\n');
      input.flush();
    } catch (IOException e) {
      throw death();
    }
  }

  private JsonNode reply(Optional<Duration> timeout, int longestSilence)
      throws WorkerDeath, TrialKilled, InterruptedException {
    long start = System.nanoTime();
    silentSeconds.set(0);
    while (true) {
      @Nullable Optional<JsonNode> reply = replies.poll(1, TimeUnit.SECONDS);
      if (reply != null) {
        return reply.orElseThrow(this::death);
      }
      if (silentSeconds.incrementAndGet() >= longestSilence) {
        kill();
        throw new WorkerDeath(
            String.format(
                Locale.ROOT,
                "worker was silent for %d s, as if frozen, and was killed",
                longestSilence));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (timeout.filter(limit -> elapsed.compareTo(limit.plus(GRACE)) > 0).isPresent()) {
        kill();
        throw new TrialKilled(Deadline.message(timeout.get()) + "; its worker was killed");
      }
      holdToMemory();
    }
  }

  private void holdToMemory() throws TrialKilled {
    if (memoryBound.isPresent()) {
      OptionalLong resident = LinuxProcess.of(pid()).residentMebibytes();
      if (resident.isPresent() && resident.getAsLong() > memoryBound.getAsLong()) {
        kill();
        throw new TrialKilled(
            String.format(
                Locale.ROOT,
                "out of memory: its worker took %d MiB and was killed, for it may take %d (property %s): run fewer workers with more memory each",
                resident.getAsLong(),
                memoryBound.getAsLong(),
                WorkerMemory.PROPERTY));
      }
    }
  }

  private void hear(String line) {
    silentSeconds.set(0);
    if (!line.startsWith(Worker.MARK)) {
      lastWords.keep(line);
    } else if (!line.equals(Worker.ALIVE)) {
      replies.add(Optional.of(Json.read(line)));
    }
  }

  private WorkerDeath death() {
    try {
      errors.join(5000);
      boolean ended = process.waitFor(5, TimeUnit.SECONDS);
      String how = ended ? spoken(process.exitValue()) : "closed its output";
      String words = lastWords.toString();
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

  private static int longestSilence() {
    return Math.max(1, Integer.getInteger(SILENCE_PROPERTY, 30));
  }

  /**
   * Reads lines until they end, on a thread of the topmost group: a kernel on JDK 17 stops the
   * cell's group by force, and the worker may be kept longer than the cell.
   */
  private Thread reader(String name, InputStream stream, Consumer<String> heard) {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    var thread =
        new Thread(
            top,
            () -> {
              try (var lines =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(heard);
              } catch (IOException | UncheckedIOException e) { // broken off by its death
                lastWords.keep(e.toString());
              } finally {
                if (name.equals("output")) {
                  replies.add(Optional.empty());
                }
              }
            },
            String.format(Locale.ROOT, "refigure-worker-%d-%s", process.pid(), name));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
