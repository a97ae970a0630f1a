package org.refigure.notebook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.refigure.claim.Verdict;

/** A verdict table on a page: every claim can be linked to, and colours follow the page's theme. */
final class ScorecardTable {
  /** A self-check holds or fails; its words have the colours of a verdict. */
  private static final Map<String, Verdict> SELF_CHECK =
      Map.of("holds", Verdict.REPRODUCED, "FAILS", Verdict.NOT_REPRODUCED);

  private ScorecardTable() {}

  /**
   * The harmless part of a scorecard's HTML.
   *
   * @param taken ids that the page has; those of claims shown for the first time are added
   */
  static String html(String html, Set<String> taken) {
    Document table = SafeHtml.clean(html);
    for (Element row : table.select("tbody > tr")) {
      Element id = row.selectFirst("td:first-child > b");
      if (id != null) {
        anchor(row, id, taken);
      }
      row.select("td:last-child > b").forEach(ScorecardTable::paint);
    }
    table.select("thead th").attr("scope", "col");
    return SafeHtml.written(table);
  }

  private static void anchor(Element row, Element id, Set<String> taken) {
    String words = id.text();
    String anchor = ScorecardOutput.anchor(words);
    if (taken.add(anchor)) {
      row.attr("id", anchor);
    }
    id.text("").appendElement("a").attr("href", "#" + anchor).text(words);
  }

  private static void paint(Element verdict) {
    String words = verdict.text();
    Verdict.labelled(words)
        .or(() -> Optional.ofNullable(SELF_CHECK.get(words)))
        .ifPresent(known -> verdict.removeAttr("style").addClass("verdict " + known.word()));
  }
}
