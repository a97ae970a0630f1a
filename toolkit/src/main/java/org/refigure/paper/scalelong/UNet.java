package org.refigure.paper.scalelong;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.Value;

/**
 * The U-net of the paper's section 3 without pixels: f_{i−1}(x) = b_i(κ_i a_i(x) + σ_i
 * f_i(a_i(x))), f_N one block in the middle; every block is h ↦ W₂ReLU(W₁h + W_tτ).
 *
 * <p>Inputs are rows [x, τ] of the features and, behind them, the features of time; outputs are
 * rows of {@code width} again. Entries start as N(0, 2/d), N(0, 1/d) and, for W_t, N(0, 1/number of
 * time features); without time there is no bias and f is positively homogeneous.
 *
 * @param width d
 * @param timeFeatures length of τ, 0 for none
 * @param scaling κ and σ, outermost first
 */
public record UNet(int width, int timeFeatures, SkipScaling scaling) implements Block {
  @Override
  public List<ParameterShape> parameters() {
    List<String> blocks = new ArrayList<>(List.of("m"));
    for (int i = scaling.levels(); i >= 1; i--) {
      blocks.add(0, "a" + i);
      blocks.add("b" + i);
    }
    List<ParameterShape> all = new ArrayList<>();
    for (String block : blocks) {
      all.add(matrix(block + ".in", width, Math.sqrt(2.0 / width)));
      if (timeFeatures > 0) {
        all.add(matrix(block + ".time", timeFeatures, Math.sqrt(1.0 / timeFeatures)));
      }
      all.add(matrix(block + ".out", width, Math.sqrt(1.0 / width)));
    }
    return all;
  }

  @Override
  public Value apply(Tape tape, Value x) {
    return level(1, tape, features(x), x);
  }

  /** What the middle block gives, f_N, for the same inputs. */
  public Value middle(Tape tape, Value x) {
    Value features = features(x);
    for (int i = 1; i <= scaling.levels(); i++) {
      features = block("a" + i, tape, features, x);
    }
    return block("m", tape, features, x);
  }

  /** f_{i−1}. */
  private Value level(int i, Tape tape, Value features, Value x) {
    if (i > scaling.levels()) {
      return block("m", tape, features, x);
    }
    Value a = block("a" + i, tape, features, x);
    Value inner = level(i + 1, tape, a, x).scaled(scaling.inners().get(i - 1));
    return block("b" + i, tape, a.scaled(scaling.skips().get(i - 1)).plus(inner), x);
  }

  private Value block(String name, Tape tape, Value features, Value x) {
    Value hidden = tape.linear(features, name + ".in");
    if (timeFeatures > 0) {
      hidden = hidden.plus(tape.linear(x.columns(width, timeFeatures), name + ".time"));
    }
    return tape.linear(hidden.map(Scalar.RELU), name + ".out");
  }

  private Value features(Value x) {
    return timeFeatures == 0 ? x : x.columns(0, width);
  }

  private ParameterShape matrix(String name, int rows, double standardDeviation) {
    return ParameterShape.gaussian(name, ParameterClass.MATRIX, rows, width, standardDeviation);
  }
}
