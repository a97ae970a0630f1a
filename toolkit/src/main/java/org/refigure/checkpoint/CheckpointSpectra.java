package org.refigure.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.refigure.spectrum.LanczosIteration;
import org.refigure.spectrum.PowerIteration;
import org.refigure.spectrum.Spectrum;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Norms and singular values of all matrices of a checkpoint, one after the other: the memory is
 * that of the largest matrix in single precision, however large the files are.
 *
 * @param checkpoint name of the checkpoint
 * @param matrices one summary for each matrix, in the order of the files
 */
public record CheckpointSpectra(String checkpoint, List<MatrixSummary> matrices) {
  /** Relative residual of σ₁: the value is then right to about 1e-8/(4δ). */
  private static final double TOLERANCE = 1e-4;

  private static final int MOST_PRODUCTS = 300;
  private static final long SEED = 1;

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
    FloatBuffer numbers = room.of(tensors);
    List<MatrixSummary> found = new ArrayList<>();
    for (StoredTensor tensor : tensors) {
      tensor.read(numbers);
      found.add(summary(tensor, numbers, isWhole));
    }
    return new CheckpointSpectra(checkpoint.name(), found);
  }

  /** Of a matrix whose numbers were read into a buffer. */
  static MatrixSummary summary(StoredTensor tensor, FloatBuffer room, boolean isWhole) {
    int size = tensor.size();
    double squares = 0;
    int notFinite = 0;
    for (int i = 0; i < size; i++) {
      double x = room.get(i);
      squares += x * x;
      notFinite += Double.isFinite(x) ? 0 : 1;
    }
    int rows = tensor.rows();
    int columns = tensor.columns();
    if (notFinite > 0) {
      return new MatrixSummary(
          tensor.name(),
          tensor.shapeText(),
          rows,
          columns,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          0,
          notFinite,
          Optional.empty());
    }
    Optional<Spectrum> spectrum = Optional.empty();
    if (isWhole) {
      float[] copy = new float[size];
      room.get(0, copy);
      spectrum = Optional.of(Spectrum.of(copy, rows, columns));
    }
    PowerIteration.Estimate top =
        spectrum
            .map(all -> new PowerIteration.Estimate(all.topSingularValue(), 0, 0))
            .orElseGet(
                () -> LanczosIteration.top(room, rows, columns, SEED, TOLERANCE, MOST_PRODUCTS));
    return new MatrixSummary(
        tensor.name(),
        tensor.shapeText(),
        rows,
        columns,
        Math.sqrt(squares),
        top.value(),
        top.relativeResidual(),
        top.rounds(),
        0,
        spectrum);
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
