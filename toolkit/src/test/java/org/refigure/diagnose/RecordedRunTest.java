package org.refigure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.spectrum.Equilibrium;
import org.refigure.spectrum.SteadyState;
import org.refigure.spectrum.SteadyStateReport;
import org.refigure.spectrum.TrainingTrace;
import org.refigure.sweep.Curve;
import org.refigure.sweep.TrialRecord;

class RecordedRunTest {
  private static TrialRecord theirs() {
    Map<String, Curve> curves = new HashMap<>();
    curves.putAll(FabricatedStudy.settled(quantity -> "W1 (" + quantity + ")"));
    curves.putAll(FabricatedStudy.settled(quantity -> "W2 (" + quantity + ")"));
    curves.put("loss", new Curve(new long[] {0}, new double[] {1}));
    return FabricatedStudy.record(
        Map.of("lr", 0.01), 0, Map.of("decay", 0.5, "momentum", 0.0), curves);
  }

  private static final RunNames THEIRS =
      RunNames.DEFAULT.withCurves("{matrix} ({quantity})").withOptimizer("lr", "decay", "momentum");

  @Test
  void findsTheirMatricesAndTheirOptimizerByName() {
    TrainingTrace run = RecordedRun.of(theirs(), THEIRS, 1);

    assertThat(run.matrices().keySet()).containsExactly("W1", "W2");
    assertThat(run.step()).isEqualTo(1000);
    SteadyStateReport report = SteadyState.check(run);
    assertThat(report.verdict()).isEqualTo(Equilibrium.REACHED);
    assertThat(report.clock()).isEqualTo(5, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void judgesEarlierAndFewerMatricesWhereAsked() {
    TrainingTrace run = RecordedRun.of(theirs(), THEIRS.withMatrices(".*2"), 0.2);

    assertThat(run.matrices().keySet()).containsExactly("W2");
    assertThat(SteadyState.check(run).reason())
        .isEqualTo("all 1 matrices; ηλt = 1.00, needs ≥ 2: train 200 more steps");
  }

  @Test
  void aNameThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> RecordedRun.of(theirs()))
        .hasMessageContaining("curves = \"{quantity} of {matrix}\"")
        .hasMessageContaining("W1 (rms)");
    assertThatThrownBy(() -> RecordedRun.of(theirs(), THEIRS.withOptimizer("eta", "0.5", "0"), 1))
        .hasMessageContaining("learningRate = \"eta\" must be a number, or a curve");
    assertThatThrownBy(() -> RecordedRun.of(theirs(), THEIRS.withMatrices("["), 1))
        .hasMessageContaining("must be a regular expression");
    assertThatThrownBy(() -> RecordedRun.of(theirs(), THEIRS, 0))
        .hasMessageContaining("share = 0.0 must be in (0, 1]");
    assertThatThrownBy(() -> RunNames.DEFAULT.withCurves("rms of {matrix}"))
        .hasMessageContaining("must contain {quantity} once");
  }
}
