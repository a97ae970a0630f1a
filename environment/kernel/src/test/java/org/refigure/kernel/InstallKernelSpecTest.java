package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallKernelSpecTest {

  @Test
  void specNamesTheRunningJvmAndHandsLibrariesOver(@TempDir Path folder) throws IOException {
    Path spec =
        InstallKernelSpec.install(
            InstallKernelSpec.Arguments.of(
                "--to",
                folder.resolve("my kernels").toString(),
                "--classpath",
                "toolkit.jar" + File.pathSeparator + "lib/*.jar",
                "--jvm-option",
                "-Xmx2g",
                "--jvm-option",
                "-Dx=1"));
    assertThat(spec).isEqualTo(folder.resolve("my kernels").resolve("java"));
    JsonObject json =
        new Gson().fromJson(Files.readString(spec.resolve("kernel.json")), JsonObject.class);
    List<String> command = new ArrayList<>();
    json.getAsJsonArray("argv").forEach(word -> command.add(word.getAsString()));
    assertThat(Path.of(command.get(0))).isAbsolute().isExecutable();
    assertThat(command)
        .contains(
            "-Duser.language=en",
            "-Duser.country=",
            "-Djava.awt.headless=true",
            "-Dai.djl.offline=true",
            "-Xmx2g",
            "-Dx=1")
        .contains("@" + spec.resolve("kernel.args"))
        .endsWith("org.refigure.kernel.JavaKernel", "{connection_file}");
    assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
    assertThat(json.get("language").getAsString()).isEqualTo("java");
    JsonObject environment = json.getAsJsonObject("env");
    assertThat(environment.get("REFIGURE_CLASSPATH").getAsString().split(File.pathSeparator))
        .hasSize(2)
        .allSatisfy(path -> assertThat(new File(path)).isAbsolute())
        .satisfies(paths -> assertThat(paths[1]).endsWith("*.jar"));
    assertThat(environment.get("OMP_WAIT_POLICY").getAsString()).isEqualTo("passive");
    assertThat(environment.get("OMP_NUM_THREADS").getAsString()).isEqualTo("1");
    assertThat(environment.get("OPENBLAS_NUM_THREADS").getAsString()).isEqualTo("1");
  }

  @Test
  void optionsFollowTheJdk() {
    assertThat(InstallKernelSpec.jvmOptions(17))
        .hasSize(9)
        .contains(
            "--add-modules=jdk.incubator.vector",
            "-XX:InlineSmallCode=1000",
            "-XX:CompileCommand=dontinline,org.refigure.fused.Softmax::*");
    assertThat(InstallKernelSpec.jvmOptions(22)).contains("--enable-native-access=ALL-UNNAMED");
    assertThat(InstallKernelSpec.jvmOptions(24))
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void logosHaveTheirSizeAndAreDrawn(@TempDir Path folder) throws IOException {
    Path spec =
        InstallKernelSpec.install(InstallKernelSpec.Arguments.of("--to", folder.toString()));
    for (int width : new int[] {32, 64}) {
      BufferedImage logo =
          ImageIO.read(spec.resolve("logo-" + width + "x" + width + ".png").toFile());
      assertThat(logo.getWidth()).isEqualTo(width);
      assertThat(logo.getHeight()).isEqualTo(width);
      assertThat(logo.getRGB(0, 0) >>> 24).as("corner is transparent").isZero();
      assertThat(logo.getRGB(width / 2, width / 8) >>> 24).as("mark is opaque").isEqualTo(255);
    }
  }

  @Test
  void installedSpecStartsAKernelFromAFolderWithBlanks(@TempDir Path folder) throws Exception {
    Path spec =
        InstallKernelSpec.install(
            InstallKernelSpec.Arguments.of("--to", folder.resolve("a b").toString()));
    JsonObject json =
        new Gson().fromJson(Files.readString(spec.resolve("kernel.json")), JsonObject.class);
    List<String> command = new ArrayList<>();
    json.getAsJsonArray("argv").forEach(word -> command.add(word.getAsString()));
    command.set(command.size() - 1, folder.resolve("none.json").toString());
    // That it complains of the file shows that the JVM found the kernel's classes.
    assertThat(run(folder, command, 1)).startsWith("cannot read the connection file");
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> InstallKernelSpec.Arguments.of()).hasMessage("--to is missing");
    assertThatThrownBy(() -> InstallKernelSpec.Arguments.of("--to"))
        .hasMessage("--to needs a value");
    assertThatThrownBy(() -> InstallKernelSpec.Arguments.of("--too", "x"))
        .hasMessage("unknown option \"--too\"");
    assertThatThrownBy(() -> InstallKernelSpec.Arguments.of("--to", "x", "--name", "../y"))
        .hasMessageContaining("--name = \"../y\" must consist of");
  }

  @Test
  void exitStatusTellsUsageFromFailure(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run(folder, main("--to", file.toString()), 1).lines().toList())
        .singleElement()
        .satisfies(
            line -> assertThat(line).startsWith("cannot install the kernel: ").contains("file"));
    assertThat(run(folder, main("--nonsense", "x"), 2))
        .contains("unknown option")
        .contains("usage:");
  }

  private static List<String> main(String... args) {
    List<String> command = new ArrayList<>(JupyterClient.command());
    command.set(command.size() - 1, InstallKernelSpec.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  private static String run(Path folder, List<String> command, int status) throws Exception {
    Path log = Files.createTempFile(folder, "run", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    // The JVM says so itself, before any code of ours runs.
    String text =
        Files.readString(log)
            .replaceFirst("WARNING: Using incubator modules: jdk.incubator.vector\\R", "");
    assertThat(process.exitValue()).as(text).isEqualTo(status);
    // What every JVM with the Vector API says at its start; Jupyter shows it in its terminal.
    return text.replaceFirst("WARNING: Using incubator modules: .*\\R", "");
  }
}
