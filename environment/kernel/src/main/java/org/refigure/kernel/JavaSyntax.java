package org.refigure.kernel;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Whether a snippet is well-formed Java, whatever its names mean. JShell does not tell. */
final class JavaSyntax {

  private JavaSyntax() {}

  /** Whether a text is a statement, an expression, a member, a type or an import. */
  static boolean isSound(String snippet) {
    return Stream.of(
            "class X { void m() throws Throwable { " + snippet + "\n; } }",
            "class X { " + snippet + "\n}",
            "class X { Object o = " + snippet + "\n; }",
            snippet)
        .anyMatch(JavaSyntax::parses);
  }

  private static boolean parses(String unit) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, List.of("-proc:none"), null, List.of(source(unit)));
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return problems.getDiagnostics().stream()
        .noneMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
  }

  /** A source file in memory, named X.java. */
  static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(URI.create("memory:///X.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
