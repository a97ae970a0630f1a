package org.refigure.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;

/**
 * A scorecard for programs: everything that a row rests on, as numbers. Open ends and what was not
 * measured are left out, for JSON has neither infinities nor gaps.
 */
final class ScorecardJson {
  private ScorecardJson() {}

  static Map<String, Object> of(Scorecard scorecard) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", 2);
    json.put("paper", scorecard.paper().number());
    json.put("scale", scorecard.scale().word());
    json.put("rows", scorecard.findings().stream().map(ScorecardJson::row).toList());
    return json;
  }

  private static Map<String, Object> row(Finding finding) {
    Claim claim = finding.claim();
    var row = new LinkedHashMap<String, Object>();
    row.put("id", claim.id());
    row.put("claim", claim.statement());
    row.put("source", claim.origin().source().label());
    row.put("where", claim.origin().where());
    row.put("theirs", theirs(claim));
    row.put("ours", finding.ours());
    finding.measured().ifPresent(measured -> row.putAll(estimate(measured)));
    row.put("rule", rule(claim.rule()));
    row.put("verdict", finding.verdict().label());
    row.put("reason", finding.reason());
    if (!finding.places().isEmpty()) {
      row.put("places", finding.places().stream().map(ScorecardJson::place).toList());
    }
    return row;
  }

  private static Map<String, Object> theirs(Claim claim) {
    var theirs = new LinkedHashMap<String, Object>();
    theirs.put("text", claim.theirs().text());
    claim.theirs().number().ifPresent(number -> theirs.put("number", number));
    return theirs;
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    var facts = new LinkedHashMap<String, Object>();
    finite(facts, "value", estimate.value());
    estimate
        .interval()
        .ifPresent(
            ends -> {
              var interval = new LinkedHashMap<String, Object>();
              finite(interval, "low", ends.low());
              finite(interval, "high", ends.high());
              interval.put("level", ends.level());
              facts.put("interval", interval);
            });
    facts.put("n", estimate.n());
    facts.put("kind", estimate.kind().label());
    facts.put("missing", List.copyOf(estimate.missing()));
    return facts;
  }

  private static Map<String, Object> rule(Rule rule) {
    var json = new LinkedHashMap<String, Object>();
    json.put("kind", rule.kind().label());
    finite(json, "low", rule.low());
    finite(json, "high", rule.high());
    json.put("text", rule.text());
    return json;
  }

  private static Map<String, Object> place(Finding.Place place) {
    var json = new LinkedHashMap<String, Object>();
    json.put("where", place.where());
    json.putAll(estimate(place.measured()));
    json.put("verdict", place.verdict().label());
    return json;
  }

  private static void finite(Map<String, Object> json, String key, double number) {
    if (Double.isFinite(number)) {
      json.put(key, number);
    }
  }
}
