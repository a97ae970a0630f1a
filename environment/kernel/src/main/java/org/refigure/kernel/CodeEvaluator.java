package org.refigure.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.refigure.kernel.CellErrorFormat.Place;
import org.refigure.kernel.CellExecutionControl.StopReason;
import org.refigure.kernel.MagicSource.Command;

/**
 * Evaluates cells in JShell. All but {@link #interrupt()} belongs to one thread at a time.
 *
 * <p>JShell starts in the background as soon as this object exists, so that it is warm when the
 * first cell comes.
 */
final class CodeEvaluator {

  /** A longer cell is data: the compiler would take minutes and gigabytes. */
  static final int LONGEST_CELL = 10_000_000;

  private static final long PATIENCE_MILLIS = 3_000;

  private final KernelSettings settings;
  private final CellClassLoader loader;
  private final CellExecutionControl control;
  private final FutureTask<JShell> shell;
  private final CellErrorFormat errors = new CellErrorFormat();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(CodeEvaluator::daemon);
  private final JavadocSources sources = new JavadocSources();
  private boolean started;
  private int currentCell;
  private volatile BooleanSupplier insteadOfStop = () -> false;

  /** Starts JShell in the background, with the loader's view of classes. */
  CodeEvaluator(KernelSettings settings, CellClassLoader loader) {
    this.settings = settings;
    this.loader = loader;
    this.control = new CellExecutionControl(loader);
    this.shell = new FutureTask<>(() -> CellShell.start(settings, control));
    daemon(shell).start();
  }

  /**
   * Evaluates a cell and reports how it ended.
   *
   * @param show makes what is shown of the value; it may call code of the cell, and is stopped with
   *     it
   */
  <T> CellResult<T> evaluate(int cell, String code, Function<Object, T> show) {
    if (code.length() > LONGEST_CELL) {
      return CellResult.failed(tooLong(code));
    }
    currentCell = cell;
    insteadOfStop = () -> false;
    control.begin();
    CellResult<T> result;
    try {
      shell();
      result = runWithinLimit(cell, code).map(value -> shown(value, show));
    } catch (IllegalStateException e) {
      result = CellResult.failed(CellError.of("JShell", e.getMessage(), List.of()));
    } catch (RuntimeException | AssertionError | VirtualMachineError e) {
      result = CellResult.failed(givenUp(e));
    }
    insteadOfStop = () -> false;
    CellResult<T> ended = result;
    return control.end().map(reason -> stopped(reason, ended)).orElse(ended);
  }

  /** Evaluates code on behalf of the cell that runs now. */
  CellResult<Object> evaluateInside(String code) {
    return run(currentCell, code);
  }

  /** Stops the cell that runs, if one does, unless the cell has something else to do instead. */
  void interrupt() {
    if (!doneInstead()) {
      control.stop(StopReason.INTERRUPT);
      clock.schedule(
          () -> control.whyItGoesOn().ifPresent(System.err::println),
          PATIENCE_MILLIS,
          TimeUnit.MILLISECONDS);
    }
  }

  /** What the present cell does at an interrupt; where it gives false, it is stopped. */
  void onInterrupt(BooleanSupplier instead) {
    insteadOfStop = instead;
  }

  private boolean doneInstead() {
    try {
      return insteadOfStop.getAsBoolean();
    } catch (RuntimeException | LinkageError e) {
      return false; // a cell that cannot say what to do is stopped
    }
  }

  /** Gives cells and the compiler more libraries. */
  void addToClasspath(String paths) {
    shell().addToClasspath(paths);
  }

  /** The variables that cells declared, a line each. */
  List<String> variables() {
    return shell()
        .variables()
        .filter(variable -> shell().status(variable).isDefined())
        .filter(variable -> variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
        .map(variable -> variable.typeName() + " " + variable.name())
        .toList();
  }

  /** The parser behind completion and completeness. */
  SourceCodeAnalysis analysis() {
    return shell().sourceCodeAnalysis();
  }

  /** Whether cells see a class of this name. */
  boolean isClass(String name) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** The same, with the sources of libraries at hand for documentation. */
  SourceCodeAnalysis documentedAnalysis() {
    String libraries = System.getProperty(JavaKernel.LIBRARIES, "");
    sources.give(
        analysis(),
        Stream.of(libraries.split(File.pathSeparator))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .toList());
    return analysis();
  }

  private CellResult<Object> runWithinLimit(int cell, String code) {
    Optional<ScheduledFuture<?>> limit = settings.timeout().map(this::limit);
    try {
      return started ? run(cell, code) : runFirst(cell, code);
    } finally {
      limit.ifPresent(task -> task.cancel(false));
    }
  }

  private CellResult<Object> runFirst(int cell, String code) {
    started = true;
    try {
      for (String script : startupScripts()) {
        CellResult<Object> result = run(0, script);
        if (result.error().isPresent()) {
          return result;
        }
      }
    } catch (IOException e) {
      return CellResult.failed(
          CellError.of(
              "StartupScript",
              "cannot read " + e.getMessage() + " (IJAVA_STARTUP_SCRIPTS_PATH)",
              List.of()));
    }
    return run(cell, code);
  }

  private List<String> startupScripts() throws IOException {
    List<String> scripts = new ArrayList<>();
    for (Path file : KernelClassPath.of(settings.startupFiles()).libraries()) {
      if (Files.isRegularFile(file)) {
        scripts.add(Files.readString(file));
      }
    }
    if (!settings.startupScript().isBlank()) {
      scripts.add(settings.startupScript());
    }
    return scripts;
  }

  private CellResult<Object> run(int cell, String code) {
    return run(cell, code, 1);
  }

  /** Runs a part of a cell that begins in the given line of it. */
  private CellResult<Object> run(int cell, String code, int firstLine) {
    Optional<Object> value = Optional.empty();
    Map<DeclarationSnippet, Place> unresolved = new LinkedHashMap<>();
    String rest = SourceText.withoutLead(code);
    while (!rest.isEmpty() && !control.isStopping()) {
      int read = code.length() - rest.length();
      Place place = new Place(cell, firstLine - 1 + SourceText.lines(code.substring(0, read)));
      Optional<Command> command = MagicSource.at(rest);
      CellResult<Object> result;
      boolean whole = true;
      if (command.isPresent()) {
        result = runCommand(command.get(), place, unresolved);
        rest = rest.substring(command.get().text().length());
      } else {
        CompletionInfo info = analysis().analyzeCompletion(rest);
        // What cannot be parsed goes to JShell whole, for the compiler's own words.
        whole = info.completeness().isComplete() && info.source() != null;
        String source = whole ? info.source() : rest;
        result = runSnippet(source, source, place, unresolved);
        rest = whole ? info.remaining() : "";
      }
      if (result.error().isPresent() || !whole) {
        return result;
      }
      value = result.value();
      rest = SourceText.withoutLead(rest);
    }
    CellResult<Object> done = CellResult.of(value);
    return unresolved.entrySet().stream()
        .filter(entry -> !shell().status(entry.getKey()).isDefined())
        .findFirst()
        .map(entry -> CellResult.<Object>failed(refusal(entry.getKey(), entry.getValue())))
        .orElse(done);
  }

  private CellResult<Object> runCommand(
      Command command, Place place, Map<DeclarationSnippet, Place> unresolved) {
    if (!command.name().equals("time")) {
      return runSnippet(command.java(), command.text(), place, unresolved);
    }
    String code = command.isCell() ? command.body() : command.argument();
    long start = System.nanoTime();
    CellResult<Object> result =
        run(place.cell(), code, place.firstLine() + (command.isCell() ? 1 : 0));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(String.format(Locale.ROOT, "wall time %.3f s", seconds));
    return result;
  }

  /** Runs one snippet; a type or method that waits for a later one is added to the unresolved. */
  private CellResult<Object> runSnippet(
      String source, String typed, Place place, Map<DeclarationSnippet, Place> unresolved) {
    Optional<Object> value = Optional.empty();
    for (SnippetEvent event : shell().eval(source)) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() != null) {
        warnOfReset(event);
        continue;
      }
      errors.remember(snippet, typed, place);
      Optional<Object> result = control.takeValue();
      if (event.exception() != null) {
        return CellResult.failed(errors.thrown(shell(), event.exception()));
      }
      if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
          && snippet instanceof DeclarationSnippet declaration
          && !(snippet instanceof VarSnippet)) {
        unresolved.put(declaration, place);
      } else if (!event.status().isDefined()) {
        return CellResult.failed(refusal(snippet, place));
      }
      value = hasValue(snippet.subKind()) ? result : Optional.empty();
    }
    return CellResult.of(value);
  }

  private CellError refusal(Snippet snippet, Place place) {
    CellError error = errors.rejected(shell(), snippet, place);
    if (CellShell.spoiltBy(shell(), snippet)) {
      shell().drop(snippet); // or the next import would have it tried again
      CellShell.renewCompiler(shell());
    }
    return error;
  }

  private static CellError tooLong(String code) {
    return CellError.of(
        "CellTooLong",
        "a cell may have "
            + LONGEST_CELL
            + " characters and this one has "
            + code.length()
            + ": put data into a file and read that",
        List.of());
  }

  /**
   * What goes wrong inside the compiler, such as too deep a nesting, must not reach later cells.
   */
  private CellError givenUp(Throwable problem) {
    CellShell.renewCompiler(shell());
    return CellError.of(
        "JShell",
        "the compiler gave this cell up: "
            + TextLimit.cut(problem.toString())
            + " (part it, or put data into a file and read that)",
        List.of());
  }

  /** JShell empties variables, without a word, whose type is declared anew. */
  private void warnOfReset(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable
        && event.isSignatureChange()
        && event.status() != Snippet.Status.OVERWRITTEN) {
      System.err.println(
          variable.name()
              + " has lost its value: what its type depends on was declared anew; run "
              + errors.cell(variable)
              + " again to get it back");
    }
  }

  private static boolean hasValue(SubKind kind) {
    return kind == SubKind.VAR_VALUE_SUBKIND
        || kind == SubKind.OTHER_EXPRESSION_SUBKIND
        || kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  /** What the value's own code throws becomes the cell's error. */
  private <T> CellResult<T> shown(Object value, Function<Object, T> show) {
    try {
      return CellResult.of(control.call(() -> show.apply(value)));
    } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
      String type = value.getClass().getName().replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", "");
      String message = "the value of type " + type + " cannot be shown: " + e;
      return CellResult.failed(
          CellError.of(e.getClass().getName(), TextLimit.cut(message), List.of()));
    }
  }

  private <T> CellResult<T> stopped(StopReason reason, CellResult<T> ended) {
    List<String> where = ended.error().map(CellError::traceback).orElse(List.of());
    return CellResult.failed(
        reason == StopReason.TIMEOUT
            ? CellError.of(
                "EvaluationTimeoutException",
                "the cell ran longer than IJAVA_TIMEOUT = "
                    + settings.timeout().map(Duration::toMillis).orElse(-1L)
                    + " ms",
                where)
            : CellError.of("EvaluationInterruptedException", "the cell was interrupted", where));
  }

  private ScheduledFuture<?> limit(Duration timeout) {
    return clock.schedule(
        () -> control.stop(StopReason.TIMEOUT), timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private JShell shell() {
    try {
      return shell.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while JShell starts", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "JShell does not start, IJAVA_COMPILER_OPTS = "
              + settings.compilerOptions()
              + ": "
              + e.getCause(),
          e.getCause());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "kernel");
    thread.setDaemon(true);
    return thread;
  }
}
