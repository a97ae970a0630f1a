package org.refigure.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Norms and singular values of all matrices of a checkpoint by two threads: large matrices one
 * after the other, each by both, then the small ones two at a time. So the memory is little more
 * than the largest takes, however large the files are; the values do not depend on it.
 *
 * @param checkpoint name of the checkpoint
 * @param matrices one summary for each matrix, in the order of the files
 */
public record CheckpointSpectra(String checkpoint, List<MatrixSummary> matrices) {
  /** Copies the list. */
  public CheckpointSpectra {
    matrices = List.copyOf(matrices);
  }

  /**
   * ‖W‖_F and σ₁ of every matrix.
   *
   * @throws IOException if a file cannot be read; names file and tensor
   */
  public static CheckpointSpectra of(Checkpoint checkpoint) throws IOException {
    return of(checkpoint, new Room());
  }

  /** The same in room that other checkpoints use too. */
  public static CheckpointSpectra of(Checkpoint checkpoint, Room room) throws IOException {
    return of(checkpoint, false, room);
  }

  /**
   * The same, and every singular value: by LAPACK where it loads, O(mn·min(m, n)) a matrix.
   *
   * @throws IOException if a file cannot be read; names file and tensor
   */
  public static CheckpointSpectra whole(Checkpoint checkpoint) throws IOException {
    return of(checkpoint, true, new Room());
  }

  private static CheckpointSpectra of(Checkpoint checkpoint, boolean isWhole, Room room)
      throws IOException {
    List<StoredTensor> tensors = checkpoint.matrices();
    Map<Boolean, List<StoredTensor>> byThreads =
        tensors.stream()
            .collect(
                Collectors.partitioningBy(each -> isWhole || MatrixMeasure.isTakenByTwo(each)));
    Map<StoredTensor, MatrixSummary> found = new HashMap<>();
    for (boolean byTwo : new boolean[] {true, false}) {
      List<StoredTensor> some = byThreads.getOrDefault(byTwo, List.of());
      boolean isAlone = byTwo || some.size() < 2;
      int count = isAlone ? 1 : Math.min(2, Runtime.getRuntime().availableProcessors());
      List<MatrixMeasure.Place> places = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        places.add(MatrixMeasure.Place.of(room, i, some, isWhole));
      }
      List<MatrixSummary> summaries =
          SideBySide.map(some, places, (each, place) -> MatrixMeasure.of(each, place, isWhole));
      for (int i = 0; i < some.size(); i++) {
        found.put(some.get(i), summaries.get(i));
      }
    }
    return new CheckpointSpectra(checkpoint.name(), tensors.stream().map(found::get).toList());
  }

  /** One row per matrix; columns of the whole spectrum only where it was asked for. */
  public Table table() {
    Table table =
        Table.create(
            checkpoint,
            StringColumn.create("matrix", matrices.stream().map(MatrixSummary::name)),
            StringColumn.create("shape", matrices.stream().map(MatrixSummary::shape)),
            numbers("‖W‖_F", matrices.stream().mapToDouble(MatrixSummary::frobeniusNorm).toArray()),
            numbers("rms", matrices.stream().mapToDouble(MatrixSummary::rms).toArray()),
            numbers("σ₁", matrices.stream().mapToDouble(MatrixSummary::topSingularValue).toArray()),
            numbers(
                "stable rank", matrices.stream().mapToDouble(MatrixSummary::stableRank).toArray()),
            numbers("residual", matrices.stream().mapToDouble(MatrixSummary::residual).toArray()),
            IntColumn.create("products", matrices.stream().mapToInt(MatrixSummary::products)),
            IntColumn.create("not finite", matrices.stream().mapToInt(MatrixSummary::notFinite)));
    if (matrices.stream().anyMatch(matrix -> matrix.spectrum().isPresent())) {
      table.addColumns(
          numbers(
              "effective rank",
              matrices.stream().mapToDouble(m -> m.effectiveRank().orElse(Double.NaN)).toArray()),
          numbers(
              "outliers",
              matrices.stream()
                  .mapToDouble(m -> m.outliers().map(Integer::doubleValue).orElse(Double.NaN))
                  .toArray()));
    }
    return table;
  }

  /** Lines to read beside the table: matrices with weights that are not finite. */
  public List<String> notes() {
    return matrices.stream()
        .filter(matrix -> matrix.notFinite() > 0)
        .map(
            matrix ->
                String.format(
                    Locale.ROOT,
                    "\"%s\" has %d weights that are NaN or infinite: the run diverged before this"
                        + " checkpoint",
                    matrix.name(),
                    matrix.notFinite()))
        .toList();
  }

  private static DoubleColumn numbers(String name, double[] values) {
    return DoubleColumn.create(name, values);
  }
}
