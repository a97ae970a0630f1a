package org.refigure.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.refigure.claim.CataloguedPaper;
import org.refigure.claim.Source;
import org.refigure.claim.Tally;
import org.refigure.claim.Verdict;
import org.refigure.notebook.Html;
import org.refigure.notebook.ScorecardOutput;

/** The first page: a card for each notebook, chosen by field and verdict. */
final class IndexPage {
  private IndexPage() {}

  static String of(List<Exhibit> exhibits) {
    var fields =
        new Choices(
            "field",
            "Field",
            exhibits.stream()
                .map(Exhibit::field)
                .distinct()
                .map(field -> new Choices.Option(word(field), field))
                .sorted(java.util.Comparator.comparing(Choices.Option::label))
                .toList());
    String cards =
        exhibits.stream()
            .map(IndexPage::card)
            .collect(Collectors.joining("\n", "<ul class=\"cards\">\n", "\n</ul>\n"));
    return Shell.page(
        "index.html",
        "Refigure gallery",
        head(exhibits),
        List.of(fields, VerdictWords.choices()),
        cards);
  }

  private static String head(List<Exhibit> exhibits) {
    long papers =
        exhibits.stream().map(Exhibit::paper).flatMap(Optional::stream).distinct().count();
    return String.format(
        Locale.ROOT,
        """
    <p class="lead">Experiments of %d papers, run again in %d notebooks, their figures redrawn and their claims judged by rules that were written before the run. Of the papers' own claims: %s. <a href="claims.html">All %d claims</a>, with those of theory, references and controls, stand on a page of their own.</p>
    %s""",
        papers,
        exhibits.size(),
        Html.escape(own(exhibits)),
        exhibits.stream().mapToInt(exhibit -> exhibit.rows().size()).sum(),
        VerdictWords.key());
  }

  private static String own(List<Exhibit> exhibits) {
    var all = new Tally();
    exhibits.stream()
        .flatMap(exhibit -> exhibit.rows().stream())
        .forEach(
            row ->
                Verdict.labelled(row.verdict())
                    .ifPresent(verdict -> all.add(Source.labelled(row.source()), verdict)));
    return all.own().isEmpty() ? "none judged" : all.own();
  }

  private static String card(Exhibit exhibit) {
    Tally tally = exhibit.tally();
    String verdicts =
        Stream.of(Verdict.values())
            .filter(verdict -> tally.count(Source.PAPER, verdict) > 0)
            .map(Verdict::word)
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        """
    <li class="card" data-item="" data-field="%s" data-verdict="%s" data-more="%s">
    <div class="picture">%s</div>
    <div class="words">
    <p class="field"><span>%s</span><span>%s</span></p>
    <h2><a href="%s">%s</a></h2>
    <p class="paper">%s</p>
    <div class="tally">%s</div>
    <p class="time">Time to re-run: %s</p>
    </div>
    </li>""",
        word(exhibit.field()),
        verdicts,
        Html.escape(
            exhibit.rows().stream()
                .map(ScorecardOutput.Row::claim)
                .distinct()
                .collect(Collectors.joining(" "))),
        picture(exhibit),
        Html.escape(exhibit.field()),
        exhibit.tag(),
        exhibit.page(),
        Html.escape(exhibit.question()),
        Html.escape(citation(exhibit)),
        VerdictWords.counts(tally),
        Html.escape(exhibit.running()));
  }

  private static String citation(Exhibit exhibit) {
    return exhibit
        .paper()
        .map(paper -> paper.title() + " – " + authors(paper))
        .orElse("The introduction: a notebook of the house, step by step");
  }

  private static String authors(CataloguedPaper paper) {
    return paper.authors() + ", " + paper.year();
  }

  private static String picture(Exhibit exhibit) {
    return exhibit.figures().stream()
        .findFirst()
        .map(
            figure ->
                String.format(
                    Locale.ROOT,
                    "<img src=\"%s.%s\" alt=\"%s\" loading=\"lazy\"/>",
                    exhibit.figureFile(figure),
                    figure.ending(),
                    Html.escape(figure.words())))
        .orElse("");
  }

  private static String word(String field) {
    return field.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
