package org.refigure.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a notebook from top to bottom on a real Jupyter kernel, in plain Java.
 *
 * <p>The kernel is started from its specification in its own process, spoken to in the Jupyter
 * protocol 5.3, and always shut down with all it started. The run stops at the first cell that
 * fails. An interrupt of the calling thread, or of the whole program by Ctrl-C, ends the kernel
 * within a second; what was computed until then is in the result and, with {@link #savingTo}, on
 * disk.
 *
 * <pre>{@code
 * NotebookRun run =
 *     NotebookRunner.on(KernelSpec.find("java"))
 *         .cellTimeout(Duration.ofMinutes(20))
 *         .savingTo(Path.of("out/executed.ipynb"))
 *         .run(NotebookFile.read(Path.of("notebooks/00-start-here.ipynb")));
 * }</pre>
 *
 * @param kernel the kernel to start
 * @param limits how long things may take
 * @param place where the kernel runs
 * @param saveTo the file that is kept up to date while the notebook runs
 * @param listener told what happens
 */
public record NotebookRunner(
    KernelSpec kernel, Limits limits, Place place, Optional<Path> saveTo, RunListener listener) {
  /** How long an interrupted cell may take to stop before its kernel is ended. */
  static final Duration INTERRUPT_GRACE = Duration.ofSeconds(3);

  /** The variable by which Jupyter tells a kernel its notebook. */
  private static final String NAME = "JPY_SESSION_NAME";

  /**
   * How long things may take.
   *
   * @param start the time for the kernel to answer
   * @param cell the time for one cell; empty for no limit
   */
  public record Limits(Duration start, Optional<Duration> cell) {}

  /**
   * Where a kernel runs.
   *
   * @param environment variables added to the inherited ones
   * @param directory its working directory
   */
  public record Place(Map<String, String> environment, Path directory) {
    /** Copies the environment. */
    public Place {
      environment = Map.copyOf(environment);
    }
  }

  /** A runner on a kernel: three minutes to start, no limit per cell, here, silent. */
  public static NotebookRunner on(KernelSpec kernel) {
    return new NotebookRunner(
        kernel,
        new Limits(Duration.ofMinutes(3), Optional.empty()),
        new Place(Map.of(), Path.of("").toAbsolutePath()),
        Optional.empty(),
        new RunListener() {});
  }

  /**
   * Limits the time of each cell; a cell beyond it is interrupted and the run stops.
   *
   * @throws IllegalArgumentException if the time is not positive
   */
  public NotebookRunner cellTimeout(Duration timeout) {
    positive("cellTimeout", timeout);
    return with(new Limits(limits.start(), Optional.of(timeout)));
  }

  /**
   * Limits the time the kernel may take to answer after its start.
   *
   * @throws IllegalArgumentException if the time is not positive
   */
  public NotebookRunner startTimeout(Duration timeout) {
    positive("startTimeout", timeout);
    return with(new Limits(timeout, limits.cell()));
  }

  /** Adds variables to the environment that the kernel inherits. */
  public NotebookRunner environment(Map<String, String> variables) {
    return with(new Place(variables, place.directory()));
  }

  /**
   * Sets the directory the kernel runs in: relative paths in cells count from it.
   *
   * @throws NotebookException if it is not a directory
   */
  public NotebookRunner workingDirectory(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "workingDirectory = %s must be an existing folder; create it first",
              directory));
    }
    return with(new Place(place.environment(), directory.toAbsolutePath()));
  }

  /** Keeps a file up to date: written before the first cell, after each cell and at the end. */
  public NotebookRunner savingTo(Path file) {
    return new NotebookRunner(kernel, limits, place, Optional.of(file), listener);
  }

  /** Sets who is told what happens. */
  public NotebookRunner listener(RunListener told) {
    return new NotebookRunner(kernel, limits, place, saveTo, told);
  }

  /**
   * Runs a notebook.
   *
   * @return the executed notebook, and why it stopped early if it did; an interrupt of the calling
   *     thread stops it and leaves the thread's interrupt flag set
   * @throws NotebookException if the kernel cannot be started or the file cannot be written
   */
  public NotebookRun run(NotebookFile input) {
    Map<String, String> environment = new HashMap<>(Map.of(NAME, input.name()));
    environment.putAll(place.environment());
    return run(input, () -> KernelProcess.start(kernel, environment, place.directory()));
  }

  /** Runs a notebook on a kernel that somebody else starts. */
  NotebookRun run(NotebookFile input, RunningKernel.Launcher launcher) {
    return new RunThread(this, input, launcher).result();
  }

  private NotebookRunner with(Limits changed) {
    return new NotebookRunner(kernel, changed, place, saveTo, listener);
  }

  private NotebookRunner with(Place changed) {
    return new NotebookRunner(kernel, limits, changed, saveTo, listener);
  }

  private static void positive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s must be longer than zero", name, duration));
    }
  }
}
