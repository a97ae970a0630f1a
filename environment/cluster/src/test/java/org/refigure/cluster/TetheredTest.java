package org.refigure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process of the cluster ends with its parent: a parent that dies closes the pipe. */
class TetheredTest {
  @Test
  void aProgramRunsWithItsArgumentsUntilTheParentIsGone() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Tethered.class.getName(),
                Endless.class.getName(),
                "one",
                "two")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("[one, two]");
      assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).as("it runs on").isFalse();

      process.getOutputStream().close();

      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Says what it was given and does not end. */
  static final class Endless {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(Arrays.toString(arguments));
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
