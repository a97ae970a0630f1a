package org.refigure.sweep;

/**
 * Trials of a sweep whose results no longer count: they stay in the study, and the trials run
 * again.
 *
 * @param version trials whose newest result is of another version of the experiment
 * @param data trials whose newest result is of this version, but on other data
 */
public record Stale(int version, int data) {
  /** How many in all. */
  public int trials() {
    return version + data;
  }

  /** For example {@code 12 results no longer count: 12 of another version, 0 on other data}. */
  @Override
  public String toString() {
    return "%s no longer %s: %d of another version, %d on other data"
        .formatted(
            Progress.counted(trials(), "result"),
            trials() == 1 ? "counts" : "count",
            version,
            data);
  }
}
