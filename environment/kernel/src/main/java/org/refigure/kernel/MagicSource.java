package org.refigure.kernel;

import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns magic commands into the Java that runs them, as IJava does: {@code %name a b} becomes a
 * call of {@code lineMagic}, a cell that begins with {@code %%name} one of {@code cellMagic}.
 *
 * <p>A line is a command only where a snippet begins or behind its {@code =}: a per cent sign
 * inside a text block is text.
 */
final class MagicSource {

  private static final Pattern LINE =
      Pattern.compile("(?<left>[^\"'%/\\n]*=\\s*)?%(?<name>[A-Za-z]\\w*)(?<rest>[^\\n]*)");
  private static final Pattern CELL =
      Pattern.compile("%%(?<name>[A-Za-z]\\w*)(?<rest>[^\\n]*)\\n?(?<body>(?s:.*))");
  private static final MagicParser PARSER = new MagicParser("^\\s*%", "%%");

  private MagicSource() {}

  /**
   * The command a text begins with.
   *
   * @param name its name, without per cent signs
   * @param isCell whether it takes the rest of the cell
   * @param argument what stands behind the name
   * @param body the rest of the cell, empty for a line
   * @param text the characters of the command, as typed
   * @param java the Java that runs it
   */
  record Command(
      String name, boolean isCell, String argument, String body, String text, String java) {}

  /** The command at the beginning of a text, if it begins with one. */
  static Optional<Command> at(String source) {
    Matcher cell = CELL.matcher(source);
    if (cell.matches()) {
      String name = cell.group("name");
      String argument = cell.group("rest").strip();
      String body = cell.group("body");
      String java =
          "cellMagic(" + quoted(name) + ", List.of(" + words(argument) + "), " + quoted(body) + ")";
      return Optional.of(new Command(name, true, argument, body, source, java));
    }
    Matcher line = LINE.matcher(source);
    if (!line.lookingAt()) {
      return Optional.empty();
    }
    String name = line.group("name");
    String argument = line.group("rest").strip();
    String left = line.group("left") == null ? "" : line.group("left");
    String java = left + "lineMagic(" + quoted(name) + ", List.of(" + words(argument) + "));";
    return Optional.of(new Command(name, false, argument, "", line.group(), java));
  }

  /** The words behind a command, split at blanks outside quotes, as Java's list elements. */
  private static String words(String argument) {
    return arguments(argument).stream().map(MagicSource::quoted).collect(Collectors.joining(", "));
  }

  /** The words behind a command, split at blanks outside quotes. */
  static List<String> arguments(String argument) {
    List<String> found = new ArrayList<>();
    PARSER.transformLineMagics(
        "%words " + argument,
        context -> {
          found.addAll(context.getMagicCall().getArgs());
          return "";
        });
    return found;
  }

  private static String quoted(String text) {
    StringBuilder java = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\n' -> java.append("\\n");
        case '\r' -> java.append("\\r");
        case '"' -> java.append("\\\"");
        case '\\' -> java.append("\\\\");
        default -> {
          if (c < ' ') {
            java.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            java.append(c);
          }
        }
      }
    }
    return java.append('"').toString();
  }
}
