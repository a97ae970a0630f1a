package org.refigure.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.StudyDiff.Change;
import org.refigure.sweep.StudyStore.Row;

/** Compares the records that count of two studies, one trial at a time. */
final class StudyComparison {
  private final Map<String, Row> here;
  private final Map<String, Row> there;

  StudyComparison(List<Row> here, List<Row> there) {
    this.here = byId(here);
    this.there = byId(there);
  }

  /** The changes; records are read as they are needed. */
  List<Change> changes(Function<Row, TrialRecord> readHere, Function<Row, TrialRecord> readThere) {
    var onlyHere = missing(here, there);
    var onlyThere = missing(there, here);
    var stale = new ArrayList<Change>();
    for (Point point : List.copyOf(onlyHere.keySet())) {
      @Nullable Trial other = onlyThere.get(point);
      if (other != null) {
        Trial one = onlyHere.get(point);
        String what = Point.change(one, other);
        stale.add(new Change(StudyDiff.STALE, one, what, state(one), state(other)));
        onlyHere.remove(point);
        onlyThere.remove(point);
      }
    }
    var changes = new ArrayList<Change>();
    onlyHere.values().forEach(t -> changes.add(new Change(StudyDiff.ONLY_HERE, t, "", "", "")));
    onlyThere.values().forEach(t -> changes.add(new Change(StudyDiff.ONLY_THERE, t, "", "", "")));
    here.forEach(
        (id, row) -> {
          @Nullable Row other = there.get(id);
          if (other != null) {
            StudyDiff.measured(readHere.apply(row), readThere.apply(other)).forEach(changes::add);
          }
        });
    changes.addAll(stale);
    return changes;
  }

  /** The trials that the other study lacks; of several at one point, the last recorded. */
  private static Map<Point, Trial> missing(Map<String, Row> rows, Map<String, Row> others) {
    var missing = new LinkedHashMap<Point, Trial>();
    rows.forEach(
        (id, row) -> {
          if (!others.containsKey(id)) {
            missing.put(Point.of(row.trial()), row.trial());
          }
        });
    return missing;
  }

  private static String state(Trial trial) {
    String data =
        trial.data().entrySet().stream()
            .map(e -> e.getKey() + ' ' + e.getValue().substring(0, 12))
            .collect(Collectors.joining(", "));
    boolean cell = !CellNames.stem(trial.experiment()).isEmpty();
    return String.format(
        Locale.ROOT,
        "%sversion %d%s",
        cell ? trial.experiment() + ", " : "",
        trial.version(),
        data.isEmpty() ? "" : ", " + data);
  }

  private static Map<String, Row> byId(List<Row> rows) {
    var byId = new LinkedHashMap<String, Row>();
    rows.forEach(row -> byId.put(row.id(), row));
    return byId;
  }
}
