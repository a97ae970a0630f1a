package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Norms and singular values of all matrices of a checkpoint, two at a time where that takes at most
 * thrice the bytes of the largest in its file, else one after the other: the memory is that,
 * however large the files are. The values do not depend on it.
 *
 * @param checkpoint name of the checkpoint
 * @param matrices one summary for each matrix, in the order of the files
 */
public record CheckpointSpectra(String checkpoint, List<MatrixSummary> matrices) {
  /** Bytes that do not count: two small matrices at a time are always allowed. */
  private static final long SPARE = 1 << 26;

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
    long largest = tensors.stream().mapToLong(t -> MatrixMeasure.bytes(t, isWhole)).max().orElse(0);
    long stored = tensors.stream().mapToLong(StoredTensor::bytes).max().orElse(0);
    boolean isRoomForTwo = 2 * largest <= 3 * stored + SPARE;
    boolean two =
        tensors.size() > 1
            && isRoomForTwo
            && !isWhole
            && Runtime.getRuntime().availableProcessors() > 1;
    List<ByteBuffer> places = new ArrayList<>();
    for (int i = 0; i < (two ? 2 : 1); i++) {
      places.add(room.place(i, largest));
    }
    return new CheckpointSpectra(
        checkpoint.name(),
        SideBySide.map(
            tensors, places, (tensor, place) -> MatrixMeasure.of(tensor, place, isWhole)));
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
