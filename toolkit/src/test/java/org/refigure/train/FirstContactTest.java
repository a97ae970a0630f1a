package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In JVMs of their own, because DJL's first contact decides for the life of a JVM. */
@Tag("slow")
class FirstContactTest {
  /** A home without DJL's cache of unpacked builds. */
  @TempDir Path folder;

  @Test
  void pyTorchLoadsFromAThreadWithoutAContextClassLoader() throws Exception {
    // ln 13, for the read-out starts at zero.
    assertThat(output(entry -> true)).contains("loss=2.5649");
  }

  @Test
  void withoutANativeBuildOneLineSaysWhatIsMissing() throws Exception {
    // Offline, as our kernel and workers are, DJL then has nowhere to take a build from.
    assertThat(output(entry -> !entry.contains("pytorch-native")))
        .contains("PyTorch does not load on " + System.getProperty("os.name"))
        .doesNotContain("loss=");
  }

  private String output(Predicate<String> keep) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(keep)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.offline=true",
                "-Duser.home=" + folder,
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
