package org.refigure.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.refigure.claim.Source;
import org.refigure.claim.Tally;
import org.refigure.claim.Verdict;

/** Verdicts on the pages: always a word, a sign and a colour. */
final class VerdictWords {
  private VerdictWords() {}

  /** A verdict's words in its colour; as they are where they name none. */
  static String html(String words) {
    String text = org.refigure.notebook.Html.escape(words);
    return Verdict.labelled(words)
        .map(verdict -> span(verdict, text))
        .orElse("<b>" + text + "</b>");
  }

  /** What each verdict means, as a list. */
  static String key() {
    return Arrays.stream(Verdict.values())
        .map(
            verdict ->
                String.format(
                    Locale.ROOT,
                    "<li>%s <span>%s</span></li>",
                    span(verdict, verdict.label()),
                    verdict.meaning()))
        .collect(Collectors.joining("\n", "<ul class=\"key\">\n", "\n</ul>\n"));
  }

  /** The verdicts on a paper's own claims: a bar with their shares and the counts in words. */
  static String counts(Tally tally) {
    List<Verdict> given =
        Stream.of(Verdict.values())
            .filter(verdict -> tally.count(Source.PAPER, verdict) > 0)
            .toList();
    if (given.isEmpty()) {
      return "<p class=\"none\">no claim of the paper's own</p>\n";
    }
    String bar =
        given.stream()
            .map(
                verdict ->
                    String.format(
                        Locale.ROOT,
                        "<i class=\"%s\" style=\"flex-grow:%d\"></i>",
                        verdict.word(),
                        tally.count(Source.PAPER, verdict)))
            .collect(Collectors.joining());
    String words =
        given.stream()
            .map(
                verdict ->
                    "<li>"
                        + span(verdict, tally.count(Source.PAPER, verdict) + " " + verdict.label())
                        + "</li>")
            .collect(Collectors.joining());
    return "<div class=\"share\" aria-hidden=\"true\">"
        + bar
        + "</div>\n<ul class=\"counts\">"
        + words
        + "</ul>\n";
  }

  /** The choices of all verdicts. */
  static Choices choices() {
    return new Choices(
        "verdict",
        "Verdict",
        Stream.of(Verdict.values())
            .map(verdict -> new Choices.Option(verdict.word(), verdict.label()))
            .toList());
  }

  private static String span(Verdict verdict, String text) {
    return "<span class=\"verdict " + verdict.word() + "\">" + text + "</span>";
  }
}
