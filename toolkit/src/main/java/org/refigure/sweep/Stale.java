package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Locale;

/**
 * Trials of a sweep whose results no longer count: they stay in the study, and the trials run
 * again.
 *
 * @param version trials whose newest result is of another version of the experiment
 * @param data trials whose newest result is of this version, but on other data
 * @param code trials whose newest result is of other code of an experiment that was written in a
 *     notebook's cell
 */
public record Stale(int version, int data, int code) {
  /** Of an experiment of a jar, whose code only its version tells of. */
  public Stale(int version, int data) {
    this(version, data, 0);
  }

  /** No results that no longer count. */
  static Stale none() {
    return new Stale(0, 0, 0);
  }

  /** How many in all. */
  public int trials() {
    return version + data + code;
  }

  /**
   * For example {@code code changed: 39 new}, or {@code 12 results no longer count: 12 of another
   * version, 0 on other data}.
   */
  @Override
  public String toString() {
    var words = new ArrayList<String>();
    if (code > 0) {
      words.add(String.format(Locale.ROOT, "code changed: %d new", code));
    }
    int others = version + data;
    if (others > 0 || code == 0) {
      words.add(
          String.format(
              Locale.ROOT,
              "%s no longer %s: %d of another version, %d on other data",
              Progress.counted(others, "result"),
              others == 1 ? "counts" : "count",
              version,
              data));
    }
    return String.join("; ", words);
  }
}
