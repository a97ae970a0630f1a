package org.refigure.kernel;

import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** JShell as cells have it: with IJava's imports, and a compiler that outlives every cell. */
final class CellShell {

  /** What every cell sees without an import: IJava's list. */
  private static final List<String> IMPORTS =
      List.of(
          "import java.util.*;",
          "import java.io.*;",
          "import java.math.*;",
          "import java.net.*;",
          "import java.util.concurrent.*;",
          "import java.util.prefs.*;",
          "import java.util.regex.*;",
          "import static io.github.spencerpark.ijava.runtime.Display.*;",
          "import static io.github.spencerpark.ijava.runtime.Kernel.*;",
          "import static io.github.spencerpark.ijava.runtime.Magics.*;");

  /** Names nothing on disk. */
  private static final String NO_LIBRARY = "no-library";

  private CellShell() {}

  /** A shell that runs what it compiles by the given control; takes about a second. */
  static JShell start(KernelSettings settings, CellExecutionControl control) {
    JShell jshell =
        JShell.builder()
            .executionEngine(new OwnControl(control), Map.of())
            .compilerOptions(settings.compilerOptions().toArray(String[]::new))
            .build();
    IMPORTS.forEach(jshell::eval);
    // One of each kind, so that the compiler's paths are warm.
    jshell.sourceCodeAnalysis().analyzeCompletion("int f() { return 1; } f()");
    jshell
        .eval("IntStream.range(0, 3).mapToObj(i -> \"\" + i).collect(Collectors.toList())")
        .forEach(event -> jshell.drop(event.snippet()));
    control.takeValue();
    return jshell;
  }

  /**
   * Whether the compiler keeps something of a refused snippet for ever: a text that is too long for
   * a class file stays in its pool of constants, and it then refuses every later snippet, too.
   */
  static boolean spoiltBy(JShell shell, Snippet snippet) {
    return shell
        .diagnostics(snippet)
        .anyMatch(problem -> problem.getCode().startsWith("compiler.err.limit.string"));
  }

  /** Makes a shell take a fresh compiler: it does so whenever its class path grows. */
  static void renewCompiler(JShell shell) {
    shell.addToClasspath(NO_LIBRARY);
  }

  /** Gives JShell the control made beforehand. */
  private record OwnControl(CellExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "refigure";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }
}
