package org.refigure.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Words for what went wrong in a cell, with the line of the cell it happened in. */
final class CellErrorFormat {

  private static final int FIRST_FRAMES = 30;
  private static final int LAST_FRAMES = 10;
  private static final int MOST_CAUSES = 20;

  /** Thrown by the kernel's own parts, whose frames tell a reader nothing. */
  private static final Set<String> SAID_IN_ONE_LINE =
      Set.of(MagicProblem.class.getName(), CellExit.class.getName());

  /** What to do about limits of class files, by the compiler's code. */
  private static final Map<String, String> HINTS =
      Map.of(
          "compiler.err.limit.string",
          " (at most 65535 bytes in UTF-8: read it from a file, or join parts while running)",
          "compiler.err.limit.code",
          " (at most 65535 bytes of byte code in a method or for an array: part it, or read data"
              + " from a file)");

  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  /**
   * Where a snippet begins.
   *
   * @param cell execution count of the cell, 0 for a startup script
   * @param firstLine line of the cell the snippet begins in, from 1
   */
  record Place(int cell, int firstLine) {

    /** The words for one line of the snippet. */
    String line(int lineOfSnippet) {
      String where = cell == 0 ? "startup script" : "cell " + cell;
      return where + ", line " + (firstLine + lineOfSnippet - 1);
    }
  }

  /** Notes where a snippet came from, and how it was typed, for stack traces of later cells. */
  void remember(Snippet snippet, String typed, Place place) {
    places.put(snippet.id(), place);
    sources.put(snippet.id(), typed);
  }

  /** The words for the cell a snippet came from. */
  String cell(Snippet snippet) {
    Place place = places.get(snippet.id());
    return place == null || place.cell() == 0 ? "its cell" : "cell " + place.cell();
  }

  /** A snippet the compiler refused. */
  CellError rejected(JShell shell, Snippet snippet, Place place) {
    List<String> details = new ArrayList<>();
    String message = "";
    for (Diag diag : shell.diagnostics(snippet).toList()) {
      if (!diag.isError()) {
        continue;
      }
      int at = (int) Math.max(0, Math.min(diag.getPosition(), snippet.source().length()));
      String before = snippet.source().substring(0, at);
      int line = SourceText.lines(before);
      String head = place.line(line) + ": " + headline(diag);
      if (message.isEmpty()) {
        message = head;
      } else {
        details.add(CellError.red(head));
      }
      diag.getMessage(Locale.ROOT)
          .lines()
          .skip(1)
          .filter(text -> !text.matches("\\s*(location|symbol):.*"))
          .forEach(text -> details.add(SourceText.shortened(text)));
      String text = snippet.source().lines().skip(line - 1).findFirst().orElse("");
      details.addAll(SourceText.pointed(text, at - before.lastIndexOf('\n') - 1));
    }
    if (snippet instanceof DeclarationSnippet declaration && message.isEmpty()) {
      message = place.line(1) + ": " + unresolved(shell, declaration);
    }
    return CellError.of("CompilationException", message, details);
  }

  /** An exception that left a cell. */
  CellError thrown(JShell shell, JShellException exception) {
    if (SAID_IN_ONE_LINE.contains(name(exception))) {
      return CellError.of(simple(name(exception)), message(shell, exception), List.of());
    }
    List<String> details = new ArrayList<>(frames(exception));
    Throwable cause = exception.getCause();
    for (int causes = 0; cause instanceof JShellException inner && causes < MOST_CAUSES; causes++) {
      details.add(CellError.red("Caused by: " + name(inner) + ": " + message(shell, inner)));
      details.addAll(frames(inner));
      cause = inner.getCause();
    }
    return CellError.of(name(exception), message(shell, exception), details);
  }

  /** The compiler's first line, with the symbol it names below. */
  private static String headline(Diag diag) {
    List<String> lines = diag.getMessage(Locale.ROOT).lines().toList();
    String symbol =
        lines.stream()
            .map(String::strip)
            .filter(line -> line.startsWith("symbol:"))
            .map(line -> ", " + line.substring("symbol:".length()).strip())
            .findFirst()
            .orElse("");
    String words = (lines.isEmpty() ? "" : lines.get(0)) + symbol;
    return SourceText.shortened(words) + HINTS.getOrDefault(diag.getCode(), "");
  }

  private static String name(JShellException exception) {
    return exception instanceof EvalException eval
        ? eval.getExceptionClassName()
        : exception.getClass().getSimpleName();
  }

  private static String message(JShell shell, JShellException exception) {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      return unresolved(shell, unresolved.getSnippet());
    }
    // The JVM's words for a null name the class JShell wraps around a variable.
    return exception.getMessage() == null
        ? ""
        : TextLimit.cut(exception.getMessage()).replaceAll("\\bREPL\\.\\$JShell\\$\\w+\\.", "");
  }

  private static String unresolved(JShell shell, DeclarationSnippet snippet) {
    return snippet.name()
        + " needs "
        + shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "))
        + ", declared nowhere yet";
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private List<String> frames(JShellException exception) {
    StackTraceElement[] trace = exception.getStackTrace();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < trace.length; i++) {
      if (i == FIRST_FRAMES && trace.length > FIRST_FRAMES + LAST_FRAMES + 1) {
        int left = trace.length - FIRST_FRAMES - LAST_FRAMES;
        lines.add("    ... " + left + " frames left out");
        i += left;
      }
      lines.add("    at " + frame(trace[i]));
    }
    return lines;
  }

  private String frame(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null || !file.startsWith("#")) {
      return frame.toString();
    }
    Place place = places.get(file.substring(1));
    if (place == null) {
      return "this cell, line " + frame.getLineNumber();
    }
    String source =
        sources
            .get(file.substring(1))
            .lines()
            .skip(Math.max(0, frame.getLineNumber() - 1))
            .findFirst()
            .orElse("");
    String name = frame.getMethodName();
    String method = name.isEmpty() || name.startsWith("lambda$") ? "" : name + ", ";
    String line = SourceText.shortened(source.strip());
    return method + place.line(frame.getLineNumber()) + ":  " + line;
  }
}
