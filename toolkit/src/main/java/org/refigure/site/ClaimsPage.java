package org.refigure.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;
import org.refigure.claim.Verdict;
import org.refigure.notebook.Html;
import org.refigure.notebook.ScorecardOutput;

/** All claims of all notebooks, chosen by verdict and by who claims, each linked to its place. */
final class ClaimsPage {
  private ClaimsPage() {}

  static String of(List<Exhibit> exhibits) {
    var sources =
        new Choices(
            "source",
            "Claimed by",
            Arrays.stream(Source.values())
                .map(source -> new Choices.Option(source.label(), source.label()))
                .toList());
    String sections =
        exhibits.stream()
            .filter(exhibit -> !exhibit.rows().isEmpty())
            .map(ClaimsPage::section)
            .collect(Collectors.joining("\n", "<div class=\"claims\">\n", "\n</div>\n"));
    return Shell.page(
        "claims.html",
        "All claims",
        String.format(
            Locale.ROOT,
            """
        <p class="lead">Every row of every notebook's verdicts; its id leads to the place where it was judged. <a href="claims.csv" download="">The same as CSV</a></p>
        %s<details><summary>How a verdict is reached</summary>
        <p class="lead">%s</p></details>
        """,
            VerdictWords.key(),
            Html.escape(Rule.DECISION)),
        List.of(VerdictWords.choices(), sources),
        sections);
  }

  /** The id of a notebook's claims. */
  static String anchor(Exhibit exhibit) {
    return "of-" + exhibit.name();
  }

  private static String section(Exhibit exhibit) {
    return String.format(
        Locale.ROOT,
        """
    <section data-group="" id="%s">
    <h2><a href="%s">%s · %s</a></h2>
    <table role="table">
    <thead><tr role="row"><th scope="col" role="columnheader">claim</th><th scope="col" role="columnheader">theirs</th><th scope="col" role="columnheader">ours [interval]</th><th scope="col" role="columnheader">rule</th><th scope="col" role="columnheader">verdict</th></tr></thead>
    <tbody role="rowgroup">
    %s
    </tbody>
    </table>
    </section>""",
        anchor(exhibit),
        exhibit.page(),
        exhibit.tag(),
        Html.escape(exhibit.question()),
        exhibit.rows().stream().map(row -> row(exhibit, row)).collect(Collectors.joining("\n")));
  }

  private static String row(Exhibit exhibit, ScorecardOutput.Row row) {
    return String.format(
        Locale.ROOT,
        "<tr role=\"row\" data-item=\"\" data-verdict=\"%s\" data-source=\"%s\"><td role=\"cell\">"
            + "<a href=\"%s#%s\">%s</a> %s <span class=\"who\">(%s)</span></td>%s%s%s"
            + "<td role=\"cell\">%s%s</td></tr>",
        Verdict.labelled(row.verdict()).map(Verdict::word).orElse(""),
        Source.labelled(row.source()).map(Source::label).orElse(""),
        exhibit.page(),
        Html.escape(row.anchor()),
        Html.escape(row.id()),
        Html.escape(row.claim()),
        Html.escape(row.origin()),
        cell("theirs", row.theirs()),
        cell("ours", row.ours()),
        cell("rule", row.rule()),
        VerdictWords.html(row.verdict()),
        row.reason().isEmpty() ? "" : " <small>" + Html.escape(row.reason()) + "</small>");
  }

  private static String cell(String name, String text) {
    return String.format(
        Locale.ROOT, "<td role=\"cell\" data-name=\"%s\">%s</td>", name, Html.escape(text));
  }
}
