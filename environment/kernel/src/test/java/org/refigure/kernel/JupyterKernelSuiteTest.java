package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Jupyter project's own suite for kernels where it is installed. */
class JupyterKernelSuiteTest {

  private static final String PYTHON = "/usr/bin/python3";

  @Test
  void passesTheThirdPartySuiteWithoutSkips(@TempDir Path folder) throws Exception {
    boolean installed =
        Files.isExecutable(Path.of(PYTHON))
            && run(folder, List.of(PYTHON, "-c", "import jupyter_kernel_test")).status() == 0;
    if (!installed) {
      System.out.println("skipped: jupyter_kernel_test is not installed for " + PYTHON);
    }
    assumeTrue(installed, "jupyter_kernel_test is absent: apt install python3-jupyter-kernel-test");

    Path spec =
        InstallKernelSpec.install(
            InstallKernelSpec.Arguments.of("--to", folder.resolve("kernels").toString()));
    assertThat(Files.readString(spec.resolve("kernel.json")))
        .as("the suite talks to a kernel on the JDK that this test runs on")
        .contains(System.getProperty("java.home"));
    Outcome outcome = run(folder, List.of(PYTHON, suite().toString(), "-v"));
    System.out.println(outcome.output());
    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("Ran 12 tests").doesNotContain("skipped");
  }

  private record Outcome(int status, String output) {}

  private static Outcome run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Our spec first, and nothing of the user's own Jupyter.
    builder
        .environment()
        .putAll(
            Map.of(
                "JUPYTER_PATH", folder.toString(),
                "JUPYTER_DATA_DIR", folder.resolve("data").toString(),
                "JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString()));
    Path log = Files.createTempFile(folder, "python", ".log");
    Process process = builder.redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    return new Outcome(ended ? process.exitValue() : -1, Files.readString(log));
  }

  private static Path suite() throws URISyntaxException {
    Path classes =
        Path.of(
            JupyterKernelSuiteTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    return classes.resolve("../../src/test/python/test_kernel.py").normalize();
  }
}
