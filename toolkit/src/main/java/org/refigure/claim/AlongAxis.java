package org.refigure.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.refigure.stats.Estimate;
import org.refigure.stats.Series;

/**
 * A claim that was stated once and holds along axes: a row for every id that its places give, each
 * decided by its worst point.
 */
final class AlongAxis {
  private final Claim claim;
  private final Template id;
  private final Map<String, List<Judged>> rows = new LinkedHashMap<>();

  private record Judged(String where, Estimate estimate, Finding finding) {}

  private AlongAxis(Claim claim) {
    this.claim = claim;
    this.id = new Template(claim.id());
  }

  /**
   * The rows of a claim.
   *
   * @throws IllegalArgumentException if there is no point, or the id has more places than the
   *     curves have keys and an axis
   */
  static List<Finding> judge(Claim claim, List<Series> curves) {
    var along = new AlongAxis(claim);
    for (Series series : curves) {
      series.points().forEach(point -> along.add(series, point));
    }
    if (along.rows.isEmpty()) {
      throw new IllegalArgumentException(
          "claim \""
              + claim.id()
              + "\": there is no point to judge; run the sweep, or card.undecided(id, reason)");
    }
    return along.rows.values().stream().map(along::row).toList();
  }

  private void add(Series series, Series.Point point) {
    if (id.axes(series).size() > 1) {
      throw new IllegalArgumentException(
          "claim \""
              + claim.id()
              + "\" names "
              + id.axes(series)
              + ", and its curve has the keys "
              + series.keys().keySet()
              + " and one axis: name these");
    }
    Claim here =
        claim.at(id.at(series, point.x()), new Template(claim.statement()).at(series, point.x()));
    rows.computeIfAbsent(here.id(), key -> new ArrayList<>())
        .add(new Judged(where(series, point.x()), point.y(), here.judge(point.y())));
  }

  private static String where(Series series, double x) {
    String keys =
        series.keys().keySet().stream()
            .map(key -> key + " = " + series.label("{" + key + "}") + ", ")
            .collect(Collectors.joining());
    return keys + "x = " + Digits.shortest(x);
  }

  private Finding row(List<Judged> points) {
    Judged worst = points.stream().min(worstFirst()).orElseThrow();
    Finding finding = worst.finding();
    if (points.size() == 1) {
      return finding;
    }
    List<Finding.Place> places =
        points.stream()
            .map(each -> new Finding.Place(each.where(), each.estimate(), each.finding().verdict()))
            .toList();
    String remark = "worst of " + points.size() + " points: " + worst.where();
    return new Finding(
            finding.claim(), finding.measured(), finding.verdict(), finding.reason(), places)
        .because(remark);
  }

  /** First by verdict, then by how little room the value leaves to the bounds. */
  private Comparator<Judged> worstFirst() {
    return Comparator.<Judged>comparingInt(point -> -point.finding().verdict().badness())
        .thenComparingDouble(point -> room(point.estimate().value()));
  }

  private double room(double value) {
    Rule rule = claim.rule();
    return rule.kind() == Rule.Kind.CONTAINED || rule.kind() == Rule.Kind.REPORT
        ? -Math.abs(value - claim.theirs().number().orElse(value))
        : Math.min(value - rule.low(), rule.high() - value);
  }
}
