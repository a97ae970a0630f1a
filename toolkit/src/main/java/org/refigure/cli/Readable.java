package org.refigure.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Text for a terminal whose character set lacks mathematical signs: {@code ≤} becomes {@code <=}, σ
 * becomes {@code sigma}, and what has no spelling becomes {@code ?} as before.
 */
final class Readable {
  private static final Map<Integer, String> SPELLINGS =
      Map.ofEntries(
          entry('─', "-"),
          entry('−', "-"),
          entry('–', "-"),
          entry('—', "-"),
          entry('≤', "<="),
          entry('≥', ">="),
          entry('≠', "!="),
          entry('±', "+-"),
          entry('×', "x"),
          entry('·', "*"),
          entry('∞', "inf"),
          entry('√', "sqrt"),
          entry('∝', "~"),
          entry('→', "->"),
          entry('‖', "||"),
          entry('≪', "<<"),
          entry('≫', ">>"),
          entry('≈', "~="),
          entry('∫', "integral "),
          entry('⊗', "(x)"),
          entry('’', "'"),
          entry('“', "\""),
          entry('”', "\""),
          entry('…', "..."));

  private Readable() {}

  /** The character set of the standard output, as far as Java says. */
  static Charset ofTerminal() {
    String name =
        System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
    return !name.isEmpty() && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** The text in a character set: unchanged where it can be. */
  static String in(Charset charset, String text) {
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(text)) {
      return text;
    }
    var readable = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              String character = Character.toString(point);
              readable.append(encoder.canEncode(character) ? character : spelled(point, encoder));
            });
    return readable.toString();
  }

  private static String spelled(int point, CharsetEncoder encoder) {
    String spelling = SPELLINGS.get(point);
    if (spelling != null) {
      return spelling;
    }
    String plain =
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
            .replace('−', '-')
            .replace('⁄', '/')
            .replaceAll("\\p{M}", "");
    if (encoder.canEncode(plain)) {
      return superscript(point) ? "^" + plain : plain;
    }
    String name = String.valueOf(Character.getName(point));
    return name.startsWith("GREEK ") ? letter(name) : "?";
  }

  /** The last word of a Greek letter's name: small letters in lower case. */
  private static String letter(String name) {
    String word = name.substring(name.lastIndexOf(' ') + 1);
    return name.contains("SMALL")
        ? word.toLowerCase(Locale.ROOT)
        : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static boolean superscript(int point) {
    return String.valueOf(Character.getName(point)).startsWith("SUPERSCRIPT");
  }

  private static Map.Entry<Integer, String> entry(char sign, String spelling) {
    return Map.entry((int) sign, spelling);
  }
}
