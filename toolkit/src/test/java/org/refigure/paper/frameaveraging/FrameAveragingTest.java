package org.refigure.paper.frameaveraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.graph.ConnectedGraphs;
import org.refigure.graph.SmallGraph;
import org.refigure.graph.VertexKeys;
import org.refigure.model.Parameters;
import org.refigure.model.tape.GradientCheck;
import org.refigure.stats.NearPairs;
import org.refigure.symmetry.Isometry;
import org.refigure.symmetry.PrincipalAxes;

class FrameAveragingTest {
  private static final List<SmallGraph> GRAPHS = ConnectedGraphs.on(6);
  private static final List<SmallGraph> OTHERS =
      IntStream.range(0, GRAPHS.size())
          .mapToObj(i -> GRAPHS.get(i).relabelled(Samples.order(6, i)))
          .toList();

  private static double apart(double[][] a, double[][] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        largest = Math.max(largest, Math.abs(a[i][k] - b[i][k]));
      }
    }
    return largest;
  }

  @Test
  void averagesOverFramesDoNotSeeLabelsAndSeeGraphs() {
    for (var plain :
        List.of(
            GraphNetworks.perceptron(6, 1), GraphNetworks.isomorphismNetwork(true, 0.1, 6, 1))) {
      var averaged = GraphNetworks.averaged(plain, VertexKeys::exact);
      assertThat(apart(plain.of(GRAPHS), plain.of(OTHERS))).isGreaterThan(1e-3);
      assertThat(apart(averaged.of(GRAPHS), averaged.of(OTHERS))).isLessThan(1e-12);
      assertThat(NearPairs.of(averaged.of(GRAPHS), 1e-10)).isEmpty();
    }
  }

  @Test
  void aNetworkWithoutIdentifiersSeesNoLabels() {
    var network = GraphNetworks.isomorphismNetwork(false, 0.1, 6, 2);
    assertThat(apart(network.of(GRAPHS), network.of(OTHERS))).isLessThan(1e-12);
  }

  /** K₃,₃ and the prism have the same closed neighbourhoods; ε = 0 sees no more. */
  @Test
  void withoutEpsilonAnIsomorphismNetworkHasABlindSpot() {
    List<SmallGraph> two =
        List.of(
            SmallGraph.of(6, 0, 3, 0, 4, 0, 5, 1, 3, 1, 4, 1, 5, 2, 3, 2, 4, 2, 5),
            SmallGraph.of(6, 0, 1, 1, 2, 0, 2, 3, 4, 4, 5, 3, 5, 0, 3, 1, 4, 2, 5));
    for (double epsilon : new double[] {0, 0.1}) {
      var network = GraphNetworks.isomorphismNetwork(true, epsilon, 6, 3);
      double[][] seen = GraphNetworks.averaged(network, VertexKeys::exact).of(two);
      double difference = Math.abs(seen[0][0] - seen[1][0]);
      assertThat(difference < 1e-12).isEqualTo(epsilon == 0);
    }
  }

  @Test
  void particlesMoveAlikeForEveryObserver() {
    ChargedParticles one = ChargedParticles.simulate(3);
    assertThat(one.charges()).containsOnly(-1, 1).hasSize(5);
    // no force from outside: the mean velocity is what moves the mean, for ten frames of 0.1
    for (int k = 0; k < 3; k++) {
      double drift = 0;
      double velocity = 0;
      for (int i = 0; i < 5; i++) {
        drift += one.later()[i][k] - one.positions()[i][k];
        velocity += one.velocities()[i][k];
      }
      assertThat(drift).isCloseTo(velocity, within(1e-9));
    }
  }

  @Test
  void anAveragedNetworkErrsAlikeForEveryObserver() {
    var network = new ParticleNetwork(8, 2);
    Parameters weights = Parameters.initialDoubles(network.parameters(), new GaussianStream(4));
    List<ChargedParticles> clouds =
        LongStream.range(0, 4).mapToObj(ChargedParticles::simulate).toList();
    double[] q = Samples.orthogonal(3, 6).getData();
    double[][] turn = {{q[0], q[1], q[2]}, {q[3], q[4], q[5]}, {q[6], q[7], q[8]}};
    Isometry motion = new Isometry(turn, new double[] {1, -2, 3});
    List<ChargedParticles> moved = clouds.stream().map(c -> c.moved(motion)).toList();
    double here =
        network.error(weights, ParticleBatch.of(clouds, x -> PrincipalAxes.of(x).frame()));
    double there =
        network.error(weights, ParticleBatch.of(moved, x -> PrincipalAxes.of(x).frame()));
    assertThat(there).isCloseTo(here, within(1e-10 * here));
    Isometry identity = Isometry.turning(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    double plain = network.error(weights, ParticleBatch.of(clouds, x -> List.of(identity)));
    double turned = network.error(weights, ParticleBatch.of(moved, x -> List.of(identity)));
    assertThat(Math.abs(turned / plain - 1)).isGreaterThan(1e-3);
  }

  @Test
  void itsGradientIsThatOfFiniteDifferences() {
    var network = new ParticleNetwork(4, 2);
    Parameters weights = Parameters.initialDoubles(network.parameters(), new GaussianStream(4));
    var batch =
        ParticleBatch.of(
            List.of(ChargedParticles.simulate(1)), x -> PrincipalAxes.of(x).properFrame());
    GradientCheck.of(network, weights, batch).require(1e-6);
  }
}
