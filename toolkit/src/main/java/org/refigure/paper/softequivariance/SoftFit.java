package org.refigure.paper.softequivariance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Loss;
import org.refigure.model.tape.Operation;
import org.refigure.model.tape.Pairs;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

/**
 * MSE + Σ λ_j R_j: the squared error, summed over the outputs, with the distance of all linear
 * layers from the maps that each candidate group allows.
 *
 * @param network its matrices are of 3 × 3 blocks
 * @param lambdas λ of each candidate
 */
public record SoftFit(Block network, SortedMap<Symmetry, Double> lambdas)
    implements TapeModel<Pairs> {
  /** Copies the map. */
  public SoftFit {
    lambdas = new TreeMap<>(lambdas);
  }

  /** One λ for some candidates. */
  public static SoftFit of(Block network, double lambda, Symmetry... candidates) {
    SortedMap<Symmetry, Double> lambdas = new TreeMap<>();
    Arrays.stream(candidates).forEach(each -> lambdas.put(each, lambda));
    return new SoftFit(network, lambdas);
  }

  @Override
  public List<ParameterShape> parameters() {
    return network.parameters();
  }

  @Override
  public Value loss(Tape tape, Pairs batch) {
    Value outputs = network.apply(tape, tape.constant(batch.inputs()));
    Value loss = Loss.SQUARED.of(outputs, batch.targets()).scaled(outputs.columns());
    for (Map.Entry<Symmetry, Double> each : lambdas.entrySet()) {
      if (each.getValue() != 0) {
        for (ParameterShape shape : parameters()) {
          if (shape.kind() == ParameterClass.MATRIX) {
            Value penalty = tape.apply(new Penalty(each.getKey()), tape.parameter(shape.name()));
            loss = loss.plus(penalty.scaled(each.getValue()));
          }
        }
      }
    }
    return loss;
  }

  /** R_j of a group: ½‖W − PW‖² summed over the linear layers. */
  public double penalty(Symmetry group, Parameters weights) {
    return weights
        .descriptions(ParameterClass.MATRIX)
        .mapToDouble(each -> group.penalty(weights.getDoubles(each.name()).data(), each.columns()))
        .sum();
  }

  /** The mean over rows of the squared error, summed over the outputs. */
  public double error(Parameters weights, Pairs pairs) {
    double[] outputs = network.at(weights, pairs.inputs()).data();
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      double off = outputs[i] - pairs.targets().data()[i];
      sum += off * off;
    }
    return sum / pairs.size();
  }

  /**
   * The same with λ_j ← λ_j/(R_j/min_k R_k)^p.
   *
   * @param penalties R of each candidate, all positive
   * @param power p
   * @throws IllegalArgumentException if one is missing or not positive
   */
  public SoftFit tuned(Map<Symmetry, Double> penalties, double power) {
    SortedMap<Symmetry, Double> next = new TreeMap<>();
    double least = Double.POSITIVE_INFINITY;
    for (Symmetry each : lambdas.keySet()) {
      double own = penalties.getOrDefault(each, 0.0);
      if (!(own > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "R = %s of %s must be > 0, or no ratio exists (tuning)", own, each));
      }
      least = Math.min(least, own);
    }
    for (Map.Entry<Symmetry, Double> each : lambdas.entrySet()) {
      double ratio = penalties.getOrDefault(each.getKey(), least) / least;
      next.put(each.getKey(), each.getValue() / Math.pow(ratio, power));
    }
    return new SoftFit(network, next);
  }

  private record Penalty(Symmetry group) implements Operation {
    @Override
    public DoubleMatrix forward(List<DoubleMatrix> inputs) {
      DoubleMatrix w = inputs.get(0);
      return new DoubleMatrix(1, 1, new double[] {group.penalty(w.data(), w.columns())});
    }

    @Override
    public List<DoubleMatrix> backward(
        List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient) {
      DoubleMatrix w = inputs.get(0);
      double[] defect = group.defect(w.data(), w.columns());
      for (int i = 0; i < defect.length; i++) {
        defect[i] *= gradient.data()[0];
      }
      return List.of(new DoubleMatrix(w.rows(), w.columns(), defect));
    }
  }
}
