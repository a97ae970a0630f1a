package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionalLibraryTest {

  @ParameterizedTest
  @EnumSource
  void what_is_present_may_be_asked_for(OptionalLibrary library) {
    assertThat(library.isPresent()).isTrue();
    assertThatCode(() -> library.require("this test")).doesNotThrowAnyException();
  }

  /** In a JVM of its own, for a class path cannot be made shorter. */
  @Test
  void a_program_without_them_trains_and_is_told_in_one_line_what_it_cannot_do() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*(pytorch|ai.djl|nd4j|parquet|aircompressor).*"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                classPath,
                LightProgram.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.startsWith("> ")))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("> spectrum 200"),
            line -> // where the fused step cannot run either, it says why
            assertThat(line).containsPattern("> fused, OpenBLAS|not fused .*pytorch-engine"),
            line ->
                assertThat(line)
                    .contains("step engine \"djl\"", "ai.djl.pytorch:pytorch-engine", "README"),
            line ->
                assertThat(line)
                    .contains("Parquet", "org.apache.parquet:parquet-column", "README"));
  }
}
