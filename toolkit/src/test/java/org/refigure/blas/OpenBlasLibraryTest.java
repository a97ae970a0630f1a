package org.refigure.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each question to a JVM of its own: what a library is asked depends on who loaded it before. */
class OpenBlasLibraryTest {
  /** Prints the kernel before and after the library is loaded, and the words of a record. */
  public static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      System.out.println(OpenBlasLibrary.kernel().isPresent());
      OpenBlasLibrary.load();
      System.out.println(OpenBlasLibrary.kernel().orElse("none"));
      System.out.println(OpenBlasLibrary.words());
    }
  }

  @Test
  void theKernelsAreThoseThatTheLibraryChose() throws Exception {
    for (String chosen : new String[] {"Nehalem", "Prescott"}) {
      if (!System.getProperty("os.arch").matches("amd64|x86_64")) {
        return; // names of x86 processors
      }
      String[] lines = child(chosen);
      assertThat(lines[0]).as("nothing has loaded it yet").isEqualTo("false");
      assertThat(lines[1]).isEqualTo(chosen);
      assertThat(lines[2]).isEqualTo(OpenBlasLibrary.version() + " (" + chosen + ")");
    }
  }

  @Test
  void theVersionIsThatOfTheJar() {
    assertThat(OpenBlasLibrary.version()).matches("0\\.3\\.\\d+-1\\.5\\.\\d+");
    assertThat(OpenBlasLibrary.words("1", Optional.empty())).isEqualTo("1");
  }

  private static String[] child(String chosen) throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName());
    builder.environment().put(OpenBlasLibrary.CHOICE, chosen);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out.split("\\R");
  }
}
