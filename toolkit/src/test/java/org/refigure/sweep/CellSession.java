package org.refigure.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Cells of a notebook in JShell with the JDK's own class loader, as IJava and JJava run them. */
public final class CellSession implements AutoCloseable {
  private static final String FOUND = "refigure.test.experiment";

  private final JShell shell;

  private CellSession(boolean withStopChecks) {
    shell =
        JShell.builder()
            .executionEngine(
                new InThisJvm(
                    withStopChecks ? new LocalExecutionControl() : new DirectExecutionControl()),
                Map.of())
            .build();
    run("import org.refigure.sweep.*;");
  }

  /** A fresh session. */
  public static CellSession start() {
    return new CellSession(false);
  }

  /** One whose code JShell fills with checks from JDK 20 on, so that cells can be stopped. */
  public static CellSession withStopChecks() {
    return new CellSession(true);
  }

  /** Gives cells a jar, as a magic command of a kernel does. */
  public void add(Path jar) {
    shell.addToClasspath(jar.toString());
  }

  /** Runs a cell. */
  public void run(String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source())) {
        if (event.exception() != null) {
          throw new IllegalStateException(event.exception());
        } else if (event.status() == Snippet.Status.REJECTED) {
          List<String> why =
              shell.diagnostics(event.snippet()).map(found -> found.getMessage(null)).toList();
          throw new IllegalArgumentException(next.source() + " is no Java: " + why);
        }
      }
      rest = next.remaining();
    }
  }

  /** Runs a cell and gives the experiment of that name. */
  public Class<? extends Experiment> experiment(String name, String cell) {
    run(cell);
    // A property may hold any object: the only place that this code and cells both see.
    run("System.getProperties().put(\"%s\", %s.class);".formatted(FOUND, name));
    return ((Class<?>) System.getProperties().remove(FOUND)).asSubclass(Experiment.class);
  }

  @Override
  public void close() {
    shell.close();
  }

  private record InThisJvm(ExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "in-this-jvm";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }
}
