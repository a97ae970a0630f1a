package org.refigure.paper.loralimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.Value;
import org.refigure.optim.CentralDifferences;

class AdaptedHeadTest {
  @Test
  void theLargestScoreIsTheBound() {
    assertThat(AdaptedHead.drawn(50, 1.5, 3).largestScore()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void theGradientIsThatOfCentralDifferences() {
    AdaptedHead head = AdaptedHead.drawn(24, 2, 1);
    double[] numeric =
        CentralDifferences.gradient(
            a -> head.with(head.query().withA(a)).loss(), head.query().a().data(), 1e-5);

    for (int i = 0; i < 8; i++) {
      assertThat(head.exact().a().data()[i]).isCloseTo(numeric[i], within(1e-8));
    }
  }

  @Test
  void theGradientIsThatOfTheTape() {
    AdaptedHead head = AdaptedHead.drawn(24, 2, 1);
    List<ParameterShape> shapes =
        List.of(
            new ParameterShape("B", ParameterClass.MATRIX, 16, 2, Initial.ZERO),
            new ParameterShape("A", ParameterClass.MATRIX, 2, 4, Initial.ZERO));
    Parameters weights = Parameters.initialDoubles(shapes, new GaussianStream(0));
    weights.write("B", head.query().b().data());
    weights.write("A", head.query().a().data());
    var tape = new Tape(weights);
    Value x = tape.constant(head.x());
    Value adapted =
        tape.constant(head.query().frozen())
            .plus(tape.parameter("B").times(tape.parameter("A")).scaled(head.query().scale()));
    Value scores =
        x.times(adapted).times(x.times(tape.constant(head.keys())).transposed()).scaled(0.25);
    Value loss =
        scores
            .softmaxRows()
            .times(tape.constant(head.values()))
            .minus(tape.constant(head.targets()))
            .map(Scalar.SQUARE)
            .sum()
            .scaled(0.5);
    Parameters gradient = Parameters.initialDoubles(shapes, new GaussianStream(0));
    tape.gradient(loss, gradient);

    assertThat(loss.number()).isCloseTo(head.loss(), within(1e-10));
    for (int i = 0; i < 32; i++) {
      assertThat(head.exact().b().data()[i])
          .isCloseTo(gradient.getDoubles("B").data()[i], within(1e-10));
    }
  }

  @Test
  void aHigherDegreeComesNearerToTheExactGradient() {
    AdaptedHead head = AdaptedHead.drawn(200, 1, 2);
    var exact = head.exact();

    assertThat(head.lowRank(2).error(exact)).isGreaterThan(head.lowRank(4).error(exact));
    assertThat(head.lowRank(12).error(exact)).isLessThan(1e-9);
  }
}
