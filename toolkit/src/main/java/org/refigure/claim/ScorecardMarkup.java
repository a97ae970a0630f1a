package org.refigure.claim;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A scorecard as HTML and as LaTeX: the same cells between other brackets. */
final class ScorecardMarkup {
  private ScorecardMarkup() {}

  static String html(Scorecard scorecard) {
    var rows = new StringBuilder();
    for (Finding finding : scorecard.findings()) {
      rows.append("<tr>")
          .append("<td style=\"text-align:left\">")
          .append("<b>" + escapeHtml(finding.claim().id()) + "</b> ")
          .append(escapeHtml(finding.claim().statement()))
          .append("<br/><small>" + escapeHtml(finding.claim().origin().text()) + "</small>")
          .append("</td>")
          .append(cell(finding.claim().theirs().text()))
          .append(cell(finding.ours()))
          .append(cell(finding.claim().rule().text()))
          .append("<td style=\"text-align:left\"><b style=\"color:" + color(finding) + "\">")
          .append(escapeHtml(finding.words()))
          .append("</b>")
          .append(
              finding.reason().isEmpty()
                  ? ""
                  : "<br/><small>" + escapeHtml(finding.reason()) + "</small>")
          .append("</td></tr>\n");
    }
    return String.format(
        Locale.ROOT,
        """
        <table class="scorecard">
        <caption>%s</caption>
        <thead><tr><th>claim</th><th>theirs</th><th>ours [interval]</th><th>rule</th><th>verdict</th></tr></thead>
        <tbody>
        %s</tbody>
        <tfoot><tr><td colspan="5" style="text-align:left"><b>%s.</b> <small>%s</small></td></tr></tfoot>
        </table>
        """,
        escapeHtml(scorecard.heading()),
        rows,
        escapeHtml(scorecard.summary()),
        escapeHtml(Rule.DECISION));
  }

  static String latex(Scorecard scorecard) {
    UnaryOperator<String> escape = ScorecardMarkup::escapeLatex;
    String rows =
        scorecard.findings().stream()
            .map(
                finding ->
                    List.of(
                            finding.claim().id()
                                + ": "
                                + finding.claim().statement()
                                + " ("
                                + finding.claim().origin().text()
                                + ")",
                            finding.claim().theirs().text(),
                            finding.ours(),
                            finding.claim().rule().text(),
                            finding.words())
                        .stream()
                        .map(escape)
                        .collect(Collectors.joining(" & ", "", " \\\\\n")))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        %% %s
        %% %s
        \\begin{tabular}{p{0.32\\linewidth}p{0.14\\linewidth}p{0.2\\linewidth}p{0.14\\linewidth}l}
        \\toprule
        claim & theirs & ours [interval] & rule & verdict \\\\
        \\midrule
        %s\\bottomrule
        \\end{tabular}
        """,
        scorecard.heading(),
        Rule.DECISION,
        rows);
  }

  private static String cell(String text) {
    return "<td style=\"text-align:left\">" + escapeHtml(text) + "</td>";
  }

  /**
   * Okabe–Ito colours: told apart by readers with any colour vision, and the word stands beside.
   */
  private static String color(Finding finding) {
    return switch (finding.verdict()) {
      case REPRODUCED -> "#009E73";
      case CONSISTENT -> "#0072B2";
      case NOT_REPRODUCED -> "#D55E00";
      case INCONCLUSIVE -> "#A67C00";
      case NOT_JUDGED -> "#777777";
    };
  }

  private static String escapeHtml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String escapeLatex(String text) {
    return text.replace("\\", "\\textbackslash ").replaceAll("([&%$#_{}])", "\\\\$1");
  }
}
