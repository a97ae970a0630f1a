package org.refigure.paper.spdnormalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.refigure.data.GaussianStream;
import org.refigure.manifold.AffineInvariant;
import org.refigure.manifold.BuresWasserstein;
import org.refigure.manifold.SpdMetric;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.tape.GradientCheck;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

class SpdNormalisationTest {
  private static double fromIdentity(SpdMetric metric, List<SimpleMatrix> batch) {
    return metric.mean(batch).minus(SimpleMatrix.identity(6)).elementMaxAbs();
  }

  @Test
  void aCentredBatchHasTheIdentityForItsMean() {
    SpdMetric bw = new BuresWasserstein();
    List<SimpleMatrix> commuting = Spectra.batch(20, 6, 1e4, true, 1);
    assertThat(fromIdentity(bw, Normalisation.of(bw, commuting, 50, 1).centring().of(commuting)))
        .isLessThan(1e-9);
    SpdMetric affine = new AffineInvariant();
    List<SimpleMatrix> any = Spectra.batch(20, 6, 1e4, false, 1);
    assertThat(fromIdentity(affine, Normalisation.of(affine, any, 200, 1).centring().of(any)))
        .isLessThan(1e-8);
  }

  @Test
  void spectraHaveTheirCondition() {
    assertThat(Spectra.even(3, 1e4)).containsExactly(new double[] {1e-4, 1e-2, 1}, within(1e-15));
    SimpleMatrix turn = Spectra.rotation(4, 0.3, 5);
    assertThat(turn.mult(turn.transpose()).minus(SimpleMatrix.identity(4)).elementMaxAbs())
        .isLessThan(1e-14);
    assertThat(turn.trace()).isCloseTo(4 * Math.cos(0.3), within(1e-14));
    SimpleMatrix mean =
        SpdMetric.arithmeticMean(Spectra.covariances(400, SimpleMatrix.diag(1, 2), 64, 3));
    assertThat(mean.get(0, 0)).isCloseTo(1, within(0.05));
    assertThat(mean.get(1, 1)).isCloseTo(4, within(0.2));
  }

  /** Statistics held, as the gradient holds them. */
  private record Held(SpdNetwork network, SpdNetwork.Statistics statistics)
      implements TapeModel<SpdBatch> {
    @Override
    public List<ParameterShape> parameters() {
      return network.parameters();
    }

    @Override
    public Value loss(Tape tape, SpdBatch batch) {
      return network.loss(tape, batch, statistics);
    }
  }

  @ParameterizedTest
  @EnumSource
  void backwardsIsThatOfFiniteDifferences(SpdNetwork.Layer layer) {
    SpdNetwork network = new SpdNetwork(layer, 5, 3, 2);
    Parameters weights = Parameters.initialDoubles(network.parameters(), new GaussianStream(2));
    SpdBatch batch = new SpdBatch(Spectra.batch(4, 5, 100, false, 4), new int[] {0, 1, 1, 0});
    GradientCheck.of(
            new Held(network, network.statistics(new Tape(weights), batch)), weights, batch)
        .require(1e-6);
  }

  @Test
  void bothWaysToNormaliseAgree() {
    SpdNetwork network = new SpdNetwork(SpdNetwork.Layer.BW, 6, 6, 2);
    Parameters weights = Parameters.initialDoubles(network.parameters(), new GaussianStream(2));
    double[] identity = DoubleMatrix.identity(6).data();
    weights.write("W", identity);
    List<SimpleMatrix> batch = Spectra.batch(10, 6, 100, false, 3);
    SpdBatch labelled = new SpdBatch(batch, new int[10]);
    SpdNetwork.Statistics statistics = network.statistics(new Tape(weights), labelled);
    Normalisation same = Normalisation.of(new BuresWasserstein(), batch, 5, 1);
    assertThat(1 / statistics.deviation()).isCloseTo(same.factor(), within(1e-12));
    assertThat(statistics.mean().minus(same.mean()).elementMaxAbs()).isLessThan(1e-13);
    // a network without normalisation on normalised matrices is the network with it
    SpdNetwork plain = new SpdNetwork(SpdNetwork.Layer.NONE, 6, 6, 2);
    double expected =
        plain.loss(new Tape(weights), new SpdBatch(same.of(batch), new int[10])).number();
    assertThat(network.loss(new Tape(weights), labelled).number())
        .isCloseTo(expected, within(1e-10));
  }
}
