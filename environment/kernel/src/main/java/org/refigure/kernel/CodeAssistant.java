package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    int start = lastSnippet(code.substring(0, cursor));
    int[] anchor = {0};
    List<Suggestion> suggestions =
        evaluator
            .analysis()
            .completionSuggestions(code.substring(start, cursor), cursor - start, anchor);
    List<String> texts =
        suggestions.stream()
            .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    return new ReplacementOptions(texts, texts.isEmpty() ? cursor : start + anchor[0], cursor);
  }

  /** Signatures and documentation of the name at a cursor. */
  Optional<String> inspect(String code, int cursor) {
    Matcher rest = REST_OF_NAME.matcher(code);
    int end = rest.find(cursor) ? rest.end() : cursor;
    int start = lastSnippet(code.substring(0, cursor));
    List<Documentation> found =
        evaluator.analysis().documentation(code.substring(start, end), end - start, true);
    String text =
        found.stream()
            .map(
                entry ->
                    entry.javadoc() == null
                        ? entry.signature()
                        : entry.signature() + "\n\n" + entry.javadoc().strip())
            .distinct()
            .collect(Collectors.joining("\n\n"));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
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

  /** Where the snippet begins that is being typed at the end of the code. */
  private int lastSnippet(String code) {
    SourceCodeAnalysis analysis = evaluator.analysis();
    String rest = code;
    while (true) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      boolean more =
          info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE
              && !info.remaining().isBlank();
      if (!more) {
        return code.length() - rest.length();
      }
      rest = info.remaining();
    }
  }
}
