package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In JVMs of their own, because a native library is loaded once in the life of a JVM. */
@Tag("slow")
class FirstContactTest {

  @Test
  void lapackLoadsFromAThreadWithoutAContextClassLoader() throws Exception {
    assertThat(output(entry -> true)).contains("lapack=true top=70.000000");
  }

  @Test
  void withoutANativeBuildOfOpenBlasEjmlDecomposes() throws Exception {
    assertThat(output(entry -> !entry.contains("openblas-")))
        .contains("lapack=false top=70.000000");
  }

  private static String output(Predicate<String> keep) throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(keep)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FirstContact.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
