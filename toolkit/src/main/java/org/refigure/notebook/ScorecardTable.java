package org.refigure.notebook;

import java.util.List;
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
    table.select("table").forEach(ScorecardTable::label);
    return SafeHtml.written(table);
  }

  /** Roles and names of columns, for a narrow page draws rows as blocks. */
  private static void label(Element table) {
    table.attr("role", "table");
    table.select("tbody, thead, tfoot").attr("role", "rowgroup");
    table.select("tr").attr("role", "row");
    table.select("td").attr("role", "cell");
    table.select("thead th").attr("role", "columnheader").attr("scope", "col");
    List<String> names = table.select("thead th").eachText();
    for (Element row : table.select("tbody > tr")) {
      for (int i = 1; i < Math.min(names.size(), row.childrenSize()) - 1; i++) {
        row.child(i).attr("data-name", names.get(i));
      }
    }
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
