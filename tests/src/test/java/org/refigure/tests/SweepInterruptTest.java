package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sweep in a cell of the real kernel, interrupted through Jupyter's own client. */
class SweepInterruptTest {
  @Test
  void the_first_interrupt_waits_for_the_running_trials_and_the_second_does_not() throws Exception {
    assumeTrue(
        Python.has("jupyter_client"), "jupyter_client is absent: apt install jupyter-client");
    Path experiments =
        Path.of(Nap.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    InstalledKernel kernel = InstalledKernel.install(experiments);
    Program program =
        Program.run(
            List.of(
                Python.COMMAND,
                Repository.fixture("interrupt_sweep.py").toString(),
                Repository.scratch("interrupt").toString()),
            kernel.environment(),
            Repository.file("notebooks"));
    assertThat(program.exit()).as(program.err()).isZero();
    JsonNode seen = new JsonMapper().readTree(program.out());
    System.out.println("interrupted sweep: " + seen);

    JsonNode gentle = seen.path("gentle");
    assertThat(gentle.path("error").asText())
        .contains("stopped after the trials that ran: 2 of 6 trials");
    assertThat(gentle.path("noticed").asBoolean()).as("the card says so").isTrue();
    assertThat(gentle.path("recorded").asText()).as("6 naps of 1 ms before").isEqualTo("8");

    JsonNode hard = seen.path("hard");
    assertThat(hard.path("error").asText()).isEqualTo("the cell was interrupted");
    assertThat(hard.path("seconds").asDouble())
        .as("far less than the ten minutes that a trial would take")
        .isLessThan(120);
    assertThat(hard.path("recorded").asText()).isEqualTo("8");
    assertThat(seen.path("after").path("error").isNull()).as("the kernel goes on").isTrue();
  }
}
