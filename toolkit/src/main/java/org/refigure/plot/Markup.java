package org.refigure.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write in labels for raised and lowered text: {@code J_c}, {@code ‖W‖_F}, {@code
 * σ_{max}}, {@code n^(10/9)}, {@code 10^-3}, {@code 2.5e11}. Names with an underscore ({@code
 * train_loss}) stay as they are: only a single letter or a closing bracket has an index.
 */
final class Markup {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{Alnum}_.])(\\d+(?:\\.\\d+)?)[eE]([+-]?)(\\d{1,3})(?![\\p{Alnum}_.])");
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?<lower>(?<=(?<![\\p{L}\\p{N}_])\\p{L}|[)\\]‖|])_(?<sub>\\{[^{}]+}|[\\p{L}\\p{N}]+(?![\\p{L}\\p{N}_])))"
              + "|(?<raise>(?<=[\\p{L}\\p{N})\\]‖|])\\^(?<super>\\{[^{}]+}|\\([^()]+\\)|[+−-]?[\\p{L}\\p{N}./]*[\\p{L}\\p{N}]))");

  private Markup() {}

  /**
   * A piece of a line.
   *
   * @param level 1 raised, −1 lowered, 0 on the line
   */
  record Span(String text, int level) {}

  /** The pieces of a line in order. */
  static List<Span> spans(String text) {
    String numbers = NUMBER.matcher(text).replaceAll(Markup::power);
    var spans = new ArrayList<Span>();
    Matcher matcher = SCRIPT.matcher(numbers);
    int from = 0;
    while (matcher.find()) {
      add(spans, numbers.substring(from, matcher.start()), 0);
      boolean raised = matcher.group("raise") != null;
      add(spans, bare(matcher.group(raised ? "super" : "sub")), raised ? 1 : -1);
      from = matcher.end();
    }
    add(spans, numbers.substring(from), 0);
    return spans;
  }

  private static String power(MatchResult number) {
    String mantissa = number.group(1);
    int exponent = Integer.parseInt(number.group(3));
    String raised = Numbers.raised(number.group(2).equals("-") ? -exponent : exponent);
    return (mantissa.equals("1") ? "" : mantissa + "×") + "10" + raised;
  }

  private static String bare(String script) {
    boolean bracketed = script.startsWith("{") || script.startsWith("(");
    String inner = bracketed ? script.substring(1, script.length() - 1) : script;
    return inner.replace('-', '−');
  }

  private static void add(List<Span> spans, String text, int level) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, level));
    }
  }
}
