package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import org.refigure.model.MatrixView;
import org.refigure.model.Parameters;

/**
 * One matrix W of a model in padded form, as a part of a panel that one product reads, and its
 * gradient. Where neither padding nor a gain stands in between, the gradient is collected where it
 * is handed out, and a panel of one such matrix reads the parameter itself.
 *
 * <p>A learned gain g of the norm before it is folded in: (x̂ ⊙ g)·W = x̂·W′ with W′ = diag(g)·W.
 * Backward, from dW′ = x̂ᵀ·dy: dW = diag(g)·dW′ and dg_i = Σ_j W_ij·dW′_ij, summed over all
 * matrices that follow the norm. So a gain costs nothing per token.
 */
final class Weight {
  /** Rows from which on a product is too large for pieces. */
  private static final int WIDE = 128;

  private final String name;
  private final @Nullable String gain;
  private final boolean turned;
  private final Padding rows;
  private final Padding columns;
  private final Panel panel;
  private final int from;
  private final boolean plain;
  private final boolean alone;
  private final MatrixView values;
  private MatrixView gradient;

  /** dy of the panel as it was given last, and this weight's columns of it. */
  private @Nullable MatrixView latest;

  private @Nullable MatrixView ownOfLatest;

  /**
   * A part of a panel.
   *
   * @param name the parameter
   * @param gain the gain to fold in, if the model has one there
   * @param turned whether the parameter is Wᵀ: the embedding as a tied read-out
   * @param panel where W′ goes
   * @param from its first column there
   */
  Weight(
      String name,
      @Nullable String gain,
      boolean turned,
      Padding rows,
      Padding columns,
      Panel panel,
      int from) {
    this.name = name;
    this.gain = gain;
    this.turned = turned;
    this.rows = rows;
    this.columns = columns;
    this.panel = panel;
    this.from = from;
    plain =
        gain == null && !turned && rows.size() == rows.count() && columns.size() == columns.count();
    alone = plain && panel.columns() == columns.size();
    values = panel.values(from, columns.size());
    gradient = MatrixView.withRoom(rows.size(), columns.size());
  }

  /** The parameter's name. */
  String name() {
    return name;
  }

  /** Its columns of what the panel's product gives. */
  MatrixView output(MatrixView ofPanel) {
    return ofPanel.columns(from, columns.size());
  }

  /** g, or null where there is none. */
  float @Nullable [] gain(Parameters weights) {
    return gain == null ? null : weights.get(gain).data();
  }

  /** dW′ ← keep·dW′ + α·xᵀ·dy, from the dy of the whole panel. */
  void collect(Sheet x, float keep, MatrixView dy) {
    MatrixView own = dy == latest ? ownOfLatest : null;
    if (own == null) {
      own = output(dy);
      latest = dy;
      ownOfLatest = own;
    }
    panel.collect(x, keep, own, gradient);
  }

  /** Lets the gradient be collected where it is handed out, if that is possible. */
  void aim(Parameters gradients) {
    if (isCollectedInPlace()) {
      float[] own = gradients.get(name).data();
      if (gradient.data() != own) {
        gradient = MatrixView.of(own, rows.size(), columns.size());
      }
    }
  }

  /** What is broad for its height is collected in pieces while it is small, and they need room. */
  private boolean isCollectedInPlace() {
    return plain && (rows.size() >= columns.size() || rows.size() >= WIDE);
  }

  /** Copies the parameter into the panel, if the panel cannot read it where it is. */
  void pack(Parameters weights) {
    if (alone) {
      panel.read(weights.get(name).data());
      return;
    }
    float[] own = weights.get(name).data();
    float[] factors = gain(weights);
    float[] to = values.data();
    for (int row = 0; row < rows.count(); row++) {
      int at = values.offset() + rows.at(row) * values.stride();
      float factor = factors == null ? 1 : factors[row];
      if (turned) {
        for (int column = 0; column < columns.count(); column++) {
          to[at + columns.at(column)] = factor * own[column * rows.count() + row];
        }
        continue;
      }
      for (int run = 0; run < columns.count(); run += columns.run()) {
        int source = row * columns.count() + run;
        scale(factor, own, source, to, at + columns.at(run), columns.run());
      }
    }
  }

  /**
   * Hands the gradient to the parameter, and its part to the gain.
   *
   * @param gradients overwritten for W; for a gain and for a turned parameter added to
   */
  void unpack(Parameters weights, Parameters gradients) {
    if (isCollectedInPlace()) {
      return;
    }
    float[] factors = gain(weights);
    if (gain != null) {
      addToGain(weights.get(name).data(), gradients.get(gain).data());
    }
    float[] to = gradients.get(name).data();
    float[] sums = gradient.data();
    for (int row = 0; row < rows.count(); row++) {
      int at = gradient.offset() + rows.at(row) * gradient.stride();
      float factor = factors == null ? 1 : factors[row];
      if (turned) {
        for (int column = 0; column < columns.count(); column++) {
          to[column * rows.count() + row] += factor * sums[at + columns.at(column)];
        }
        continue;
      }
      for (int run = 0; run < columns.count(); run += columns.run()) {
        int target = row * columns.count() + run;
        scale(factor, sums, at + columns.at(run), to, target, columns.run());
      }
    }
  }

  private void addToGain(float[] weight, float[] sums) {
    float[] from = gradient.data();
    for (int row = 0; row < rows.count(); row++) {
      int at = gradient.offset() + rows.at(row) * gradient.stride();
      double sum = 0;
      for (int column = 0; column < columns.count(); column++) {
        int entry = turned ? column * rows.count() + row : row * columns.count() + column;
        sum += (double) weight[entry] * from[at + columns.at(column)];
      }
      sums[row] += (float) sum;
    }
  }

  private static void scale(float factor, float[] from, int at, float[] to, int target, int count) {
    int i = 0;
    for (; i + Lanes.COUNT <= count; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.FLOATS, from, at + i).mul(factor).intoArray(to, target + i);
    }
    for (; i < count; i++) {
      to[target + i] = factor * from[at + i];
    }
  }
}
