package org.refigure.notebook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source as HTML with comments, texts, keywords, numbers and annotations told apart. */
final class JavaHighlighting {
  private static final String KEYWORDS =
      "abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum"
          + "|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long"
          + "|native|new|package|private|protected|public|record|return|sealed|permits|short|static"
          + "|super|switch|synchronized|this|throw|throws|transient|try|var|void|volatile|while"
          + "|yield|true|false|null";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
              + "|(?<text>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+')"
              + "|(?<annotation>@\\w+)"
              + "|(?<![\\w.])(?<keyword>(?:"
              + KEYWORDS
              + "))(?!\\w)"
              + "|(?<!\\w)(?<number>0[xX][0-9a-fA-F_]+[lL]?|\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?[fFdDlL]?)(?!\\w)",
          Pattern.DOTALL);

  private static final String[] KINDS = {"comment", "text", "annotation", "keyword", "number"};

  private JavaHighlighting() {}

  /** The source, escaped, with a span around each token of a kind. */
  static String html(String source) {
    var html = new StringBuilder();
    Matcher token = TOKEN.matcher(source);
    int end = 0;
    while (token.find()) {
      html.append(Html.escape(source.substring(end, token.start())));
      html.append(
          String.format(
              Locale.ROOT,
              "<span class=\"%s\">%s</span>",
              kind(token),
              Html.escape(token.group())));
      end = token.end();
    }
    return html.append(Html.escape(source.substring(end))).toString();
  }

  private static String kind(Matcher token) {
    for (String kind : KINDS) {
      if (token.group(kind) != null) {
        return kind;
      }
    }
    throw new AssertionError("a token is of one of the kinds");
  }
}
