package org.refigure.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a command of LaTeX with its arguments: in braces, however deep braces nest in them, or one
 * character or command without braces.
 */
final class TexArguments {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:\\\\[a-zA-Z]+|[^\\s\\\\{}\\[\\]&^_$#%~])");

  private TexArguments() {}

  /**
   * Replaces every use of a command, also inside its own arguments.
   *
   * @param name the command without its backslash, as a regular expression
   * @param count how many arguments it takes; a use that has fewer is left alone
   * @param replacement of the arguments; the one in brackets, empty if it is not given, comes first
   */
  static String replace(
      String tex, String name, int count, Function<List<String>, String> replacement) {
    Matcher command = Pattern.compile("\\\\(?:" + name + ")(?![a-zA-Z])").matcher(tex);
    var text = new StringBuilder();
    int done = 0;
    while (command.find(done)) {
      var arguments = new ArrayList<String>();
      int end = read(tex, command.end(), count, arguments);
      text.append(tex, done, end < 0 ? command.end() : command.start());
      if (end >= 0) {
        arguments.replaceAll(argument -> replace(argument, name, count, replacement));
        text.append(replacement.apply(arguments));
      }
      done = end < 0 ? command.end() : end;
    }
    return text.append(tex.substring(done)).toString();
  }

  /** Where the arguments end, or −1 if they are not all there. */
  private static int read(String tex, int start, int count, List<String> arguments) {
    Optional<Integer> bracket = closing(tex, start, '[', ']');
    arguments.add(bracket.map(end -> inner(tex, start, end)).orElse(""));
    int at = bracket.orElse(start);
    for (int i = 0; i < count; i++) {
      int from = at;
      Optional<Integer> group = closing(tex, from, '{', '}');
      Optional<Integer> end = group.or(() -> token(tex, from));
      if (end.isEmpty()) {
        return -1;
      }
      arguments.add(
          group.isPresent() ? inner(tex, from, end.get()) : tex.substring(from, end.get()).strip());
      at = end.get();
    }
    return at;
  }

  /** The place behind a single character or command, if one comes next. */
  private static Optional<Integer> token(String tex, int start) {
    Matcher token = TOKEN.matcher(tex).region(start, tex.length());
    return token.lookingAt() ? Optional.of(token.end()) : Optional.empty();
  }

  private static String inner(String tex, int start, int end) {
    return tex.substring(start, end - 1).strip().substring(1);
  }

  /** The place behind the bracket that closes the one that comes next, if that comes next. */
  private static Optional<Integer> closing(String tex, int start, char opening, char closing) {
    int at = start;
    while (at < tex.length() && Character.isWhitespace(tex.charAt(at))) {
      at++;
    }
    if (at == tex.length() || tex.charAt(at) != opening) {
      return Optional.empty();
    }
    int depth = 0;
    for (; at < tex.length(); at++) {
      char c = tex.charAt(at);
      if (c == '\\') {
        at++; // what follows is no bracket of ours
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return Optional.of(at + 1);
      }
    }
    return Optional.empty();
  }
}
