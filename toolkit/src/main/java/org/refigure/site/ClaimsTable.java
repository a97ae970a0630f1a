package org.refigure.site;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.refigure.notebook.ScorecardOutput;

/** All claims of all notebooks as CSV (RFC 4180, UTF-8), for a spreadsheet or a program. */
final class ClaimsTable {
  private ClaimsTable() {}

  static String csv(List<Exhibit> exhibits) {
    return Stream.concat(
            Stream.of("notebook,paper,id,claim,source,where,theirs,ours,rule,verdict,reason,page"),
            exhibits.stream()
                .flatMap(exhibit -> exhibit.rows().stream().map(row -> line(exhibit, row))))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(Exhibit exhibit, ScorecardOutput.Row row) {
    return Stream.of(
            exhibit.name(),
            exhibit.number(),
            row.id(),
            row.claim(),
            row.source(),
            row.where(),
            row.theirs(),
            row.ours(),
            row.rule(),
            row.verdict(),
            row.reason(),
            exhibit.page() + "#" + row.anchor())
        .map(ClaimsTable::quoted)
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
