package org.refigure.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.Parameters;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.Schedule;

/** A language model that trains in milliseconds, on a text that it can learn. */
final class Tiny {
  static final Llama LLAMA = Llama.of(new Llama.Size(13, 16, 2, 2.5), 8, 1);

  private Tiny() {}

  static Recipe recipe() {
    return Recipe.of(new Rates(0.01, 0.1), new Rates(0.01, 0), Schedule.constant().withWarmUp(5));
  }

  static Parameters weights() {
    return Parameters.initial(LLAMA.parameters(), new GaussianStream(1));
  }

  /** Four sequences of eight tokens; after token k comes 2k + 1 mod 13, from a start by step. */
  static LongFunction<TokenBatch> batches() {
    return step -> {
      int[] tokens = new int[4 * 9];
      for (int row = 0; row < 4; row++) {
        int token = (int) ((step * 5 + row * 3) % 13);
        for (int i = 0; i < 9; i++) {
          tokens[row * 9 + i] = token;
          token = (2 * token + 1) % 13;
        }
      }
      return new TokenBatch(4, 8, tokens);
    };
  }

  /** Keeps what it is told. */
  static final class Kept implements Measurements {
    final Map<String, List<Double>> curves = new LinkedHashMap<>();
    final Map<String, double[]> vectors = new LinkedHashMap<>();

    @Override
    public void point(String curve, long step, double value) {
      curves.computeIfAbsent(curve, name -> new ArrayList<>()).add(value);
    }

    @Override
    public void vector(String name, double[] values) {
      vectors.put(name, values);
    }
  }
}
