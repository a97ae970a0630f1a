package org.refigure.paper.g2sffusion;

import java.util.Arrays;
import java.util.List;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Operation;
import org.refigure.model.tape.Pairs;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

/**
 * The fused score s = Σ g_m·w_m·d_m/d̄_m with w = exp(tanh(network)), and its loss: s² of normal
 * examples, 4·relu(1/s² − 1/margin) of pseudo-anomalies.
 *
 * <p>Inputs are the rows of {@link MemoryBank#rows}: what the network sees, then the two distances.
 * Targets are 1 for a pseudo-anomaly and 0 for a normal example.
 *
 * @param network from all but the last two columns to two numbers
 * @param weights g_1 and g_2
 * @param margin s² beyond which a pseudo-anomaly is far enough
 */
public record ScaleFusion(Block network, double[] weights, double margin)
    implements TapeModel<Pairs> {
  /** 32 → 64 → 64 → 2 with ReLU; the last layer starts at zero, so that w = 1 at the start. */
  public static Block perceptron() {
    return Block.sequence(
        Linear.he("1", 32, 64),
        Scalar.RELU,
        Linear.he("2", 64, 64),
        Scalar.RELU,
        Linear.starting("3", 64, 2, Initial.ZERO).biased(Initial.ZERO));
  }

  /** Equal weights, and the square of the largest score at w = 1 among pseudo-anomalies. */
  public static ScaleFusion of(Block network, double[][] pseudo) {
    double largest =
        Arrays.stream(pseudo)
            .mapToDouble(row -> (row[row.length - 2] + row[row.length - 1]) / 2)
            .max()
            .orElseThrow();
    return new ScaleFusion(network, new double[] {0.5, 0.5}, largest * largest);
  }

  /** g ∝ ½(tanh s + 1), normalised to the sum 1. */
  public static double[] globalWeights(double first, double second) {
    double one = (Math.tanh(first) + 1) / 2;
    double two = (Math.tanh(second) + 1) / 2;
    return new double[] {one / (one + two), two / (one + two)};
  }

  @Override
  public List<ParameterShape> parameters() {
    return network.parameters();
  }

  @Override
  public Value loss(Tape tape, Pairs batch) {
    Value rows = tape.constant(batch.inputs());
    Value s =
        scales(tape, rows)
            .hadamard(rows.columns(rows.columns() - 2, 2))
            .times(tape.constant(new DoubleMatrix(2, 1, weights)));
    Value anomalous = tape.constant(batch.targets());
    Value normal = anomalous.scaled(-1).plus(1);
    Value pulled = s.map(Scalar.SQUARE).hadamard(normal);
    Value pushed = tape.apply(new Repulsion(margin), s).hadamard(anomalous);
    return pulled.plus(pushed).mean();
  }

  /** w_1 and w_2 of each row, in [1/e, e]. */
  public double[][] scales(Parameters at, double[][] rows) {
    Tape tape = new Tape(at);
    return scales(tape, tape.constant(DoubleMatrix.of(rows))).matrix().toRows();
  }

  /** The fused score of each row. */
  public double[] scores(Parameters at, double[][] rows) {
    double[][] w = scales(at, rows);
    double[] scores = new double[rows.length];
    for (int n = 0; n < scores.length; n++) {
      int last = rows[n].length - 1;
      scores[n] = weights[0] * w[n][0] * rows[n][last - 1] + weights[1] * w[n][1] * rows[n][last];
    }
    return scores;
  }

  /** The paper's score: the least of {@link #scores} over the anchors 0 … J − 1. */
  public double[] leastScores(Parameters at, MemoryBank bank, Views views, int anchors) {
    double[] least = new double[views.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int j = 0; j < anchors; j++) {
      double[] here = scores(at, bank.rows(views, j));
      for (int n = 0; n < least.length; n++) {
        least[n] = Math.min(least[n], here[n]);
      }
    }
    return least;
  }

  private Value scales(Tape tape, Value rows) {
    Value seen = rows.columns(0, rows.columns() - 2);
    return network.apply(tape, seen).map(Scalar.TANH).map(Scalar.EXP);
  }

  /** 4·relu(1/s² − 1/margin), with the gradient −8/(s³ + 10⁻³) where s² is below the margin. */
  private record Repulsion(double margin) implements Operation {
    @Override
    public DoubleMatrix forward(List<DoubleMatrix> inputs) {
      double[] s = inputs.get(0).data();
      double[] loss =
          Arrays.stream(s).map(x -> 4 * Math.max(0, 1 / (x * x) - 1 / margin)).toArray();
      return new DoubleMatrix(s.length, 1, loss);
    }

    @Override
    public List<DoubleMatrix> backward(
        List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient) {
      double[] s = inputs.get(0).data();
      double[] passed = new double[s.length];
      for (int i = 0; i < s.length; i++) {
        double slope = s[i] * s[i] < margin ? -8 / (s[i] * s[i] * s[i] + 1e-3) : 0;
        passed[i] = slope * gradient.data()[i];
      }
      return List.of(new DoubleMatrix(s.length, 1, passed));
    }
  }
}
