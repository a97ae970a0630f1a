package org.refigure.notebook;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What papers write and SnuggleTeX lacks, in its own words and in marks that {@link MathMl} reads.
 */
final class TexRewrites {
  private static final String GROUP = "\\s*\\{([^{}]*)\\}";
  private static final String ALIGNED =
      "(?:aligned|alignedat|align\\*?|alignat\\*?|split|eqnarray\\*?)";
  private static final String GATHERED = "(?:gathered|gather\\*?|multline\\*?|multlined)";

  /** In this order. */
  private static final Map<Pattern, String> PLAIN = plain();

  private static final Pattern ALIGNMENT =
      Pattern.compile(
          "\\\\begin\\{" + ALIGNED + "\\}(?:\\{\\d+\\})?(.*?)\\\\end\\{" + ALIGNED + "\\}",
          Pattern.DOTALL);
  private static final Pattern ARRAY =
      Pattern.compile("\\\\begin\\{array\\}\\s*\\{((?:[^{}]|\\{[^{}]*\\})*)\\}");

  private TexRewrites() {}

  /** The formula as SnuggleTeX reads it. */
  static String of(String tex) {
    String text = withArguments(tex);
    for (var rewrite : PLAIN.entrySet()) {
      text = rewrite.getKey().matcher(text).replaceAll(rewrite.getValue());
    }
    text =
        ALIGNMENT
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(aligned(match.group(1))));
    return ARRAY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(array(match.group(1))));
  }

  private static String withArguments(String tex) {
    String text =
        TexArguments.replace(
            tex, "[cdt]?frac", 2, a -> "\\frac{" + a.get(1) + "}{" + a.get(2) + "}");
    text =
        TexArguments.replace(
            text,
            "[dt]?binom",
            2,
            a ->
                "\\left(\\frac{" + MathMl.NO_LINE + " " + a.get(1) + "}{" + a.get(2) + "}\\right)");
    text =
        TexArguments.replace(
            text, "xrightarrow", 1, a -> arrow("\\rightarrow", a.get(0), a.get(1)));
    text =
        TexArguments.replace(text, "xleftarrow", 1, a -> arrow("\\leftarrow", a.get(0), a.get(1)));
    text =
        TexArguments.replace(
            text, "operatorname\\*", 1, a -> Limits.DISPLAYED + " {\\mathrm{" + a.get(1) + "}}");
    text = TexArguments.replace(text, "mathop", 1, a -> Limits.DISPLAYED + " {" + a.get(1) + "}");
    text =
        TexArguments.replace(
            text, "substack", 1, a -> "\\begin{array}{c}" + a.get(1) + "\\end{array}");
    text = TexArguments.replace(text, "tag\\*", 1, a -> "\\qquad\\mbox{" + a.get(1) + "}");
    text = TexArguments.replace(text, "tag", 1, a -> "\\qquad\\mbox{(" + a.get(1) + ")}");
    text = TexArguments.replace(text, "label", 1, a -> "");
    return TexArguments.replace(text, "pmod", 1, a -> "\\;({\\mathrm{mod}}\\;" + a.get(1) + ")");
  }

  private static String arrow(String arrow, String below, String above) {
    String whole = above.isBlank() ? arrow : "\\stackrel{" + above + "}{" + arrow + "}";
    return below.isBlank() ? whole : "\\underset{" + below + "}{" + whole + "}";
  }

  /** Columns right and left in turn, as many as the longest row has. */
  private static String aligned(String rows) {
    int columns =
        Arrays.stream(rows.split("\\\\\\\\"))
            .mapToInt(row -> row.replace("\\&", "").split("&", -1).length)
            .max()
            .orElse(1);
    return "\\begin{array}{" + "rl".repeat((columns + 1) / 2) + "}" + rows + "\\end{array}";
  }

  /** Columns without rules between them: {@code l}, {@code c} and {@code r} alone are read. */
  private static String array(String columns) {
    String read = columns.replaceAll("[@!>]\\{[^{}]*\\}", "").replaceAll("[pmb]\\{[^{}]*\\}", "l");
    return "\\begin{array}{" + read.replaceAll("[^lcr]", "") + "}";
  }

  private static Map<Pattern, String> plain() {
    var plain = new LinkedHashMap<Pattern, String>();
    plain.put(
        command(
            "(sum|prod|int|bigcup|bigcap|max|min|sup|inf|lim|det|Pr)\\s*\\\\limits(?![a-zA-Z])"),
        Limits.FORCED + " \\\\$1");
    plain.put(
        command(
            "(sum|prod|int|bigcup|bigcap|max|min|sup|inf|lim|det|Pr)\\s*\\\\nolimits(?![a-zA-Z])"),
        Limits.NEVER + " \\\\$1");
    plain.put(
        command("arg(min|max)\\s*\\\\limits(?![a-zA-Z])"), Limits.FORCED + " \\\\mbox{arg $1}");
    plain.put(
        command("arg\\s*\\\\(min|max)\\s*\\\\limits(?![a-zA-Z])"),
        Limits.FORCED + " \\\\mbox{arg $1}");
    plain.put(
        command("arg(?:\\s|\\\\[,!;:])*\\\\?(min|max)(?![a-zA-Z])"),
        Limits.DISPLAYED + " \\\\mbox{arg $1}");
    plain.put(command("(?:no)?limits(?![a-zA-Z])"), "");
    plain.put(command("operatorname" + GROUP), "{\\\\mathrm{$1}}");
    plain.put(command("(?:text|textrm|textnormal)" + GROUP), "\\\\mbox{$1}");
    plain.put(command("(?:boldsymbol|bm)(?![a-zA-Z])"), "\\\\mathbf");
    // a style without braces around it leaks into what follows
    plain.put(command("math(rm|bf|it|sf|tt)" + GROUP), "{\\\\math$1{$2}}");
    plain.put(command("varphi(?![a-zA-Z])"), "φ ");
    plain.put(command("to(?![a-zA-Z])"), "\\\\rightarrow");
    plain.put(command("(?:dots|dotsc)(?![a-zA-Z])"), "\\\\ldots");
    plain.put(command("dotsb(?![a-zA-Z])"), "\\\\cdots");
    plain.put(command("(?:lVert|rVert)(?![a-zA-Z])|\\\\\\|"), "\\\\Vert ");
    plain.put(command("(?:lvert|rvert)(?![a-zA-Z])"), "|");
    plain.put(command("implies(?![a-zA-Z])"), "\\\\Rightarrow");
    plain.put(command("iff(?![a-zA-Z])"), "\\\\Leftrightarrow");
    plain.put(command("coloneqq(?![a-zA-Z])"), ":=");
    plain.put(
        command("(?:[bB]igg?[lrm]?|displaystyle|textstyle|hline|notag|nonumber)(?![a-zA-Z])"), "");
    plain.put(command("(begin|end)\\{equation\\*?\\}"), "");
    plain.put(command("begin\\{" + GATHERED + "\\}"), "\\\\begin{array}{c}");
    plain.put(command("end\\{" + GATHERED + "\\}"), "\\\\end{array}");
    plain.put(command("(begin|end)\\{smallmatrix\\}"), "\\\\$1{matrix}");
    return plain;
  }

  private static Pattern command(String rest) {
    return Pattern.compile("\\\\" + rest);
  }
}
