package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completion, documentation and completeness of code that is being typed. */
final class CodeAssistant {

  /** What the client is told about completeness. */
  enum Completeness {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }

  private static final Pattern REST_OF_NAME = Pattern.compile("\\G[\\p{Alnum}_$]*(\\s*\\()?");

  private final CodeEvaluator evaluator;

  CodeAssistant(CodeEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Continuations of the code at a cursor. */
  ReplacementOptions complete(String code, int cursor) {
    for (int start : starts(code.substring(0, cursor))) {
      int[] anchor = {0};
      List<String> texts =
          evaluator
              .analysis()
              .completionSuggestions(code.substring(start, cursor), cursor - start, anchor)
              .stream()
              .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
              .map(Suggestion::continuation)
              .distinct()
              .toList();
      if (!texts.isEmpty()) {
        return new ReplacementOptions(texts, start + anchor[0], cursor);
      }
    }
    return new ReplacementOptions(List.of(), cursor, cursor);
  }

  /** Signatures and documentation of the name at a cursor. */
  Optional<String> inspect(String code, int cursor) {
    Matcher rest = REST_OF_NAME.matcher(code);
    int end = rest.find(cursor) ? rest.end() : cursor;
    String typed = code.substring(0, end);
    return starts(code.substring(0, cursor)).stream()
        .map(typed::substring)
        // JShell documents a method only where its arguments begin.
        .flatMap(part -> Stream.of(part, part + "("))
        .map(this::documentation)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** Whether a cell could be run as it is. */
  Completeness completeness(String code) {
    String rest = code;
    while (true) {
      CompletionInfo info = evaluator.analysis().analyzeCompletion(rest);
      switch (info.completeness()) {
        case COMPLETE:
          if (info.remaining().isBlank()) {
            return Completeness.COMPLETE;
          }
          rest = info.remaining();
          break;
        case COMPLETE_WITH_SEMI, EMPTY:
          return Completeness.COMPLETE;
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE:
          return Completeness.INCOMPLETE;
        default:
          // JShell calls bad code "unknown", and unknown "complete".
          return Completeness.INVALID;
      }
    }
  }

  /** How the line after unfinished code is best indented. */
  String indent(String code) {
    String last = code.lines().reduce("", (before, line) -> line);
    String present = last.substring(0, last.length() - last.stripLeading().length());
    return last.matches(".*[{(]\\s*") ? present + "    " : present;
  }

  private String documentation(String code) {
    return evaluator.analysis().documentation(code, code.length(), true).stream()
        .map(CodeAssistant::text)
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }

  private static String text(Documentation entry) {
    return entry.javadoc() == null
        ? entry.signature()
        : entry.signature() + "\n\n" + entry.javadoc().strip();
  }

  /**
   * Where the snippets of unfinished code begin. JShell knows the names declared in front of the
   * cursor, yet answers nothing if an import or a class stands there too: then less is tried.
   */
  private List<Integer> starts(String code) {
    List<Integer> starts = new ArrayList<>();
    String rest = code;
    while (true) {
      starts.add(code.length() - rest.length());
      CompletionInfo info = evaluator.analysis().analyzeCompletion(rest);
      boolean more =
          info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE
              && !info.remaining().isBlank();
      if (!more) {
        return starts;
      }
      rest = info.remaining();
    }
  }
}
