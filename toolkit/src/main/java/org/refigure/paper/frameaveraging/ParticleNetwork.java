package org.refigure.paper.frameaveraging;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

/**
 * A message-passing network on raw coordinates that foresees displacements; what it gives is turned
 * back and averaged over the frame, inside the loss. In each layer
 *
 * <p>m_ij = silu(h_i A + h_j B + e_ij C + b), h_i ← h_i + silu(h_i D + Σ_j m_ij E + c) F.
 *
 * @param width features of a particle
 * @param layers rounds of messages
 */
public record ParticleNetwork(int width, int layers) implements TapeModel<ParticleBatch> {
  private static final int NODE = 7;
  private static final int EDGE = 2;

  @Override
  public List<ParameterShape> parameters() {
    List<ParameterShape> all = new ArrayList<>(start().parameters());
    for (int k = 0; k < layers; k++) {
      String layer = Integer.toString(k);
      all.add(weights("A" + layer, width));
      all.add(weights("B" + layer, width));
      all.add(weights("C" + layer, EDGE));
      all.add(bias("b" + layer));
      all.add(weights("D" + layer, width));
      all.add(weights("E" + layer, width));
      all.add(bias("c" + layer));
      all.add(weights("F" + layer, width));
    }
    all.addAll(inner().parameters());
    all.addAll(end().parameters());
    return all;
  }

  @Override
  public Value loss(Tape tape, ParticleBatch batch) {
    Value wrong = displacements(tape, batch).minus(tape.constant(batch.displacements()));
    return wrong.map(Scalar.SQUARE).mean();
  }

  /** The mean squared error per coordinate at some weights. */
  public double error(Parameters weights, ParticleBatch batch) {
    return loss(new Tape(weights), batch).number();
  }

  private Value displacements(Tape tape, ParticleBatch batch) {
    Value edges = tape.constant(batch.edges());
    Value h = start().apply(tape, tape.constant(batch.nodes()));
    for (int k = 0; k < layers; k++) {
      Value messages =
          tape.linear(h, "A" + k)
              .rows(batch.to())
              .plus(tape.linear(h, "B" + k).rows(batch.from()))
              .plus(tape.linear(edges, "C" + k))
              .plus(tape.parameter("b" + k))
              .map(Scalar.SILU)
              .rowsAddedInto(h.rows(), batch.to());
      Value update =
          tape.linear(h, "D" + k)
              .plus(tape.linear(messages, "E" + k))
              .plus(tape.parameter("c" + k))
              .map(Scalar.SILU);
      h = h.plus(tape.linear(update, "F" + k));
    }
    Value seen = end().apply(tape, inner().apply(tape, h).map(Scalar.SILU));
    Value turns = tape.constant(batch.turns());
    Value turned = turns.columns(0, 3).hadamard(seen).rowSums();
    turned = turned.beside(turns.columns(3, 3).hadamard(seen).rowSums());
    turned = turned.beside(turns.columns(6, 3).hadamard(seen).rowSums());
    return turned
        .hadamard(tape.constant(batch.share()))
        .rowsAddedInto(batch.displacements().rows(), batch.particle());
  }

  private Linear start() {
    return Linear.of("start", NODE, width);
  }

  private Linear inner() {
    return Linear.of("inner", width, width);
  }

  private Linear end() {
    return Linear.of("end", width, 3);
  }

  private ParameterShape weights(String name, int inputs) {
    Initial law = Initial.uniform(1 / Math.sqrt(inputs));
    return new ParameterShape(name, ParameterClass.MATRIX, inputs, width, law);
  }

  private ParameterShape bias(String name) {
    return new ParameterShape(name, ParameterClass.VECTOR, 1, width, Initial.ZERO);
  }
}
