package org.refigure.sweep;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<Object> value = new AtomicReference<>();
  private final JShell shell;

  private CellSession(boolean withStopChecks) {
    shell =
        JShell.builder()
            .executionEngine(new InThisJvm(withStopChecks ? local(value) : direct(value)), Map.of())
            .compilerOptions("-cp", System.getProperty("java.class.path"))
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

  /** Runs a cell and gives its last value. */
  public Object run(String cell) {
    value.set("");
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
    return value.get();
  }

  /** Runs a cell and gives the experiment of that name. */
  public Class<? extends Experiment> experiment(String name, String cell) {
    run(cell);
    return ((Class<?>) run(name + ".class")).asSubclass(Experiment.class);
  }

  @Override
  public void close() {
    shell.close();
  }

  private static ExecutionControl direct(AtomicReference<Object> value) {
    return new DirectExecutionControl() {
      @Override
      protected String invoke(Method snippet) throws Exception {
        return kept(value, snippet);
      }
    };
  }

  private static ExecutionControl local(AtomicReference<Object> value) {
    return new LocalExecutionControl() {
      @Override
      protected String invoke(Method snippet) throws Exception {
        return kept(value, snippet);
      }
    };
  }

  private static String kept(AtomicReference<Object> value, Method snippet) throws Exception {
    Object result = snippet.invoke(null);
    value.set(result == null ? "" : result);
    return "";
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
