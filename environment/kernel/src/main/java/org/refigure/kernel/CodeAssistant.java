package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** Completion, documentation and completeness of code that is being typed. */
final class CodeAssistant {

  /** What the client is told about completeness. */
  enum Completeness {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }

  private static final Pattern REST_OF_NAME = Pattern.compile("\\G[\\p{Alnum}_$]*(\\s*\\()?");

  /** A magic command at the end of a text, perhaps with a path as its last word. */
  private static final Pattern MAGIC =
      Pattern.compile("(?m)^\\s*(?<name>%%?\\w*)(?:[^\\n]*\\s(?<path>[^\\s\"]*))?\\z");

  /** JShell knows parameters and local names inside a class only: the code is put into one. */
  private static final List<String> AROUND = List.of("", "class X { ", "class X { { ");

  /**
   * JShell of JDK 17 knows no members inside {@code if (}: then only the names joined by dots at
   * the end are looked at.
   */
  private static final Pattern OPEN_HEADER =
      Pattern.compile(
          "\\b(?:if|while|for|switch)\\s*\\([^{}]*?"
              + "(?=[\\w$]+(?:\\([^()]*\\))?(?:\\s*\\.\\s*[\\w$]*(?:\\([^()]*\\))?)*\\z)");

  /** A label that is being typed, as far as no block stands between it and its switch. */
  private static final Pattern CASE =
      Pattern.compile(
          "\\bswitch\\s*\\((?<value>[^{}]+?)\\)\\s*\\{[^{}]*?\\bcase\\s+"
              + "(?:[\\w$]+\\s*,\\s*)*(?<name>[\\w$]*)\\z");

  private final CodeEvaluator evaluator;

  CodeAssistant(CodeEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Continuations of the code at a cursor. */
  ReplacementOptions complete(String code, int cursor) {
    if (code.length() > CodeEvaluator.LONGEST_CELL) {
      return new ReplacementOptions(List.of(), cursor, cursor);
    }
    String typed = code.substring(0, cursor);
    Matcher magic = MAGIC.matcher(typed);
    if (magic.find()) {
      List<String> commands = CellMagics.beginning(magic.group("name"));
      String path = magic.group("path");
      return path == null
          ? new ReplacementOptions(commands, magic.start("name"), cursor)
          : new ReplacementOptions(FileNames.beginning(path), magic.start("path"), cursor);
    }
    ReplacementOptions constants = constants(typed);
    if (!constants.getReplacements().isEmpty()) {
      return constants;
    }
    ImportedNames imports = ImportedNames.of(typed);
    ReplacementOptions found = continuations(imports.qualified(typed, evaluator::isClass, false));
    ReplacementOptions more = continuations(imports.qualified(typed, evaluator::isClass, true));
    Set<String> texts = new LinkedHashSet<>(found.getReplacements());
    texts.addAll(more.getReplacements());
    int length = Math.max(length(found), length(more));
    return new ReplacementOptions(List.copyOf(texts), Math.max(0, cursor - length), cursor);
  }

  /** The constants of an enum behind {@code case}, which JShell does not offer. */
  private ReplacementOptions constants(String code) {
    Matcher open = CASE.matcher(code);
    String type = open.find() ? type(open.group("value")) : "";
    if (type.isEmpty()) {
      return new ReplacementOptions(List.of(), code.length(), code.length());
    }
    String named = type + " constant = " + type + "." + open.group("name");
    List<String> texts =
        evaluator.analysis().completionSuggestions(named, named.length(), new int[1]).stream()
            .filter(Suggestion::matchesType)
            .map(Suggestion::continuation)
            .filter(name -> !name.endsWith("(") && !name.equals("null"))
            .toList();
    return new ReplacementOptions(texts, open.start("name"), code.length());
  }

  private String type(String expression) {
    @Nullable String type = evaluator.analysis().analyzeType(expression, expression.length());
    return type == null || !type.matches("[\\w.]+") ? "" : type;
  }

  private static int length(ReplacementOptions options) {
    return options.getSourceEnd() - options.getSourceStart();
  }

  /** Continuations of a text at its end. */
  private ReplacementOptions continuations(String code) {
    ReplacementOptions found = continuationsOf(code);
    return found.getReplacements().isEmpty()
        ? continuationsOf(OPEN_HEADER.matcher(code).replaceFirst(CodeAssistant::blanks))
        : found;
  }

  private static String blanks(MatchResult header) {
    return " ".repeat(header.group().length());
  }

  private ReplacementOptions continuationsOf(String code) {
    for (int start : starts(code)) {
      for (String around : AROUND) {
        String part = around + code.substring(start);
        int[] anchor = {0};
        List<String> texts =
            evaluator.analysis().completionSuggestions(part, part.length(), anchor).stream()
                .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        if (!texts.isEmpty()) {
          return new ReplacementOptions(texts, start + anchor[0] - around.length(), code.length());
        }
      }
    }
    return new ReplacementOptions(List.of(), code.length(), code.length());
  }

  /** Signatures and documentation of the name at a cursor, as HTML; empty if there are none. */
  String inspect(String code, int cursor) {
    if (code.length() > CodeEvaluator.LONGEST_CELL) {
      return "";
    }
    Matcher rest = REST_OF_NAME.matcher(code);
    int end = rest.find(cursor) ? rest.end() : cursor;
    String typed = code.substring(0, end);
    ImportedNames imports = ImportedNames.of(typed);
    return Stream.of(false, true)
        .map(isStatic -> imports.qualified(typed, evaluator::isClass, isStatic))
        .flatMap(named -> starts(named).stream().map(named::substring))
        // JShell documents a method only where its arguments begin.
        .flatMap(part -> Stream.of(part, part + "("))
        .map(this::documentation)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Whether a cell could be run as it is. */
  Completeness completeness(String code) {
    if (code.length() > CodeEvaluator.LONGEST_CELL) {
      return Completeness.INVALID;
    }
    String rest = SourceText.withoutLead(code);
    while (true) {
      Optional<MagicSource.Command> command = MagicSource.at(rest);
      if (command.isPresent()) {
        rest = SourceText.withoutLead(rest.substring(command.get().text().length()));
        continue;
      }
      CompletionInfo info = evaluator.analysis().analyzeCompletion(rest);
      switch (info.completeness()) {
        case COMPLETE:
          if (!JavaSyntax.isSound(info.source())) {
            return Completeness.INVALID;
          }
          if (info.remaining().isBlank()) {
            return Completeness.COMPLETE;
          }
          rest = SourceText.withoutLead(info.remaining());
          break;
        case COMPLETE_WITH_SEMI:
          return JavaSyntax.isSound(rest + "\n;") ? Completeness.COMPLETE : Completeness.INVALID;
        case EMPTY:
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
    return evaluator.documentedAnalysis().documentation(code, code.length(), true).stream()
        .map(CodeAssistant::html)
        .distinct()
        .collect(Collectors.joining("<hr>"));
  }

  private static String html(Documentation entry) {
    String signature = "<pre>" + Entities.escape(entry.signature()) + "</pre>";
    return entry.javadoc() == null ? signature : signature + JavadocText.html(entry.javadoc());
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
