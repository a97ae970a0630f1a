package org.refigure.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepException;
import org.refigure.sweep.Trial;

/** The engine word, before any cluster is there. */
class MastersTest {
  @ParameterizedTest
  @ValueSource(strings = {"spark://head:7077", "spark://10.0.0.1:7077,node-2.lan:7078"})
  void theEngineWordIsReadAndPrintedTheSame(String word) {
    assertThat(Engine.parse(word)).isInstanceOf(SparkEngine.class);
    assertThat(Engine.parse(word).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark:",
        "spark:local",
        "spark://",
        "spark://head",
        "spark://head:0",
        "spark://head:65536",
        "spark://head:7077,",
        "spark://head:7077/path"
      })
  void anotherWordIsRefusedWithTheRule(String word) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Engine.parse(word))
        .withMessageStartingWith("engine = \"%s\" must be spark://host:port", word);
  }

  @Test
  void theAddressTowardsAMasterOfThisMachineIsTheLoopback() {
    assertThat(Masters.of("spark://127.0.0.1:7077").addressTowards()).isEqualTo("127.0.0.1");
  }

  @Test
  void aClusterThatIsNotThereIsOneClearLine() {
    var engine = new SparkEngine("spark://127.0.0.1:1");

    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(() -> engine.run(Idle.class, Sweep.of(Idle.class).trials(), record -> {}))
        .withMessageStartingWith("cluster spark://127.0.0.1:1 does not answer (")
        .withMessageContaining("refused")
        .withMessageContaining("environment/cluster/README.md");
    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(() -> new SparkEngine("spark://no-such-host.invalid:7077").workers())
        .withMessageContaining("no such host");
  }

  /** Does nothing. */
  public static final class Idle implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {}
  }
}
