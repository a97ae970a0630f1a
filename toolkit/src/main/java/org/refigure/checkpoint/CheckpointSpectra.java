package org.refigure.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

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
    return Table.create(checkpoint, columns());
  }

  /** The columns of {@link #table}. */
  public List<Column<?>> columns() {
    List<Column<?>> columns = new ArrayList<>();
    columns.add(StringColumn.create("matrix", matrices.stream().map(MatrixSummary::name)));
    columns.add(StringColumn.create("shape", matrices.stream().map(MatrixSummary::shape)));
    columns.add(numbers("‖W‖_F", MatrixSummary::frobeniusNorm));
    columns.add(numbers("rms", MatrixSummary::rms));
    columns.add(numbers("σ₁", MatrixSummary::topSingularValue));
    columns.add(numbers("stable rank", MatrixSummary::stableRank));
    columns.add(numbers("residual", MatrixSummary::residual));
    columns.add(IntColumn.create("products", matrices.stream().mapToInt(MatrixSummary::products)));
    columns.add(
        IntColumn.create("not finite", matrices.stream().mapToInt(MatrixSummary::notFinite)));
    if (matrices.stream().anyMatch(matrix -> matrix.spectrum().isPresent())) {
      columns.add(numbers("effective rank", matrix -> matrix.effectiveRank().orElse(Double.NaN)));
      columns.add(
          numbers(
              "outliers",
              matrix -> matrix.outliers().map(Integer::doubleValue).orElse(Double.NaN)));
    }
    return columns;
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

  private DoubleColumn numbers(String name, ToDoubleFunction<MatrixSummary> value) {
    return DoubleColumn.create(name, matrices.stream().mapToDouble(value).toArray());
  }
}
