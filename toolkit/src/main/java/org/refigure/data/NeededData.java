package org.refigure.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files that a cell of a notebook, or a test, may need and a machine may lack.
 *
 * <p>A cell says so by the tag {@code data:FILE}; a run leaves it out where the file is neither
 * there nor to be had. Where the file is there and damaged the cell runs, and fails.
 */
public final class NeededData {
  /** What a cell's tag begins with that names a file it needs. */
  public static final String TAG = "data:";

  /** By the name that is said: any one of the data sets will do, looked for in this order. */
  private static final Map<String, List<Dataset>> FILES =
      new TreeMap<>(
          Map.of(
              Digits.DATASET.file(), List.of(Digits.DATASET),
              ClassProbabilities.CIFAR10.file(),
                  List.of(ClassProbabilities.CIFAR10_TEXT, ClassProbabilities.CIFAR10),
              ScalingRuns.DATASET.file(), List.of(ScalingRuns.DATASET),
              PinnCheckpoints.DATASET.file(), List.of(PinnCheckpoints.DATASET)));

  private NeededData() {}

  /**
   * Why a cell with these tags cannot run, and what to do; empty where all it needs can be had.
   * What can be downloaded is.
   *
   * @throws IllegalArgumentException if a tag names an unknown file
   */
  public static Optional<String> missing(Set<String> tags) {
    return missing(tags, DatasetCache.current());
  }

  /** The same from a cache of one's own. */
  public static Optional<String> missing(Set<String> tags, DatasetCache cache) {
    return tags.stream()
        .filter(tag -> tag.startsWith(TAG))
        .sorted()
        .map(tag -> absence(tag.substring(TAG.length()), cache))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> absence(String file, DatasetCache cache) {
    List<Dataset> sets = FILES.get(file);
    if (sets == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "tag \"%s%s\" must name one of %s", TAG, file, FILES.keySet()));
    }
    try {
      if (sets.stream().noneMatch(set -> cache.local(set).isPresent())) {
        cache.content(sets.get(sets.size() - 1));
      }
      return Optional.empty();
    } catch (DatasetException e) {
      return e.absent() ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
    }
  }
}
