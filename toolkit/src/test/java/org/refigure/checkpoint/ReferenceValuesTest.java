package org.refigure.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.ExampleRuns;

/** Norms and singular values of files that PyTorch wrote, beside those that it says itself. */
class ReferenceValuesTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final double RELATIVE = 1e-5;

  @TempDir private Path folder = Path.of("");

  /** datasets/your-own-runs/reference.json, which make.py there wrote with torch.linalg. */
  @Test
  void the_files_that_ship_have_the_values_that_pytorch_gives_them() throws IOException {
    Path reference = ExampleRuns.file("reference.json");
    assertAll(reference, 7, 7 * 15);
  }

  /** The same on matrices of the moment, where PyTorch is. */
  @Test
  void files_that_pytorch_writes_now_have_the_values_that_it_gives_them()
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(PYTHON) && python("import torch") == 0,
        "PyTorch of Python is absent: apt install python3-torch");
    String program =
        """
        import json, sys
        import torch
        sys.path.insert(0, %s)
        sys.dont_write_bytecode = True
        import make
        torch.manual_seed(11)
        w = {"wide": torch.randn(40, 150), "low": torch.randn(90, 3) @ torch.randn(3, 70),
             "turned": torch.randn(60, 80).t(), "part": torch.randn(50, 50)[10:40, ::2],
             "small": 1e-3 * torch.randn(16, 16)}
        reference = {}
        for kind in (torch.float64, torch.float32, torch.float16, torch.bfloat16):
            cast = {name: each.to(kind) for name, each in w.items()}
            cast["turned"], cast["part"] = w["turned"].to(kind), w["part"].to(kind)
            file = str(kind).split(".")[1]
            torch.save(cast, file + ".pt")
            reference[file + ".pt"] = make.described(cast)
            if kind != torch.float64:
                make.safetensors(cast, file + ".safetensors")
                reference[file + ".safetensors"] = make.described(cast)
        make.shards({name: each.bfloat16() for name, each in w.items()}, "sharded")
        reference["sharded"] = reference["bfloat16.pt"]
        json.dump(reference, open("reference.json", "w"))
        """
            .formatted(
                new ObjectMapper()
                    .writeValueAsString(ExampleRuns.file("make.py").resolveSibling("").toString()));
    assertThat(python(program)).as("make.py").isZero();
    assertAll(folder.resolve("reference.json"), 8, 8 * 5);
  }

  private void assertAll(Path reference, int files, int matrices) throws IOException {
    JsonNode all = new ObjectMapper().readTree(reference.toFile());
    int filesSeen = 0;
    int seen = 0;
    for (Map.Entry<String, JsonNode> file : all.properties()) {
      if (file.getValue().isObject()) {
        filesSeen++;
        Checkpoint checkpoint = Checkpoint.of(reference.resolveSibling(file.getKey()));
        assertThat(checkpoint.matrices()).hasSize(file.getValue().size());
        for (CheckpointSpectra spectra :
            List.of(CheckpointSpectra.of(checkpoint), CheckpointSpectra.whole(checkpoint))) {
          for (MatrixSummary matrix : spectra.matrices()) {
            assertClose(file.getKey(), matrix, file.getValue().path(matrix.name()));
          }
        }
        seen += checkpoint.matrices().size();
      }
    }
    assertThat(filesSeen).isEqualTo(files);
    assertThat(seen).isEqualTo(matrices);
  }

  private static void assertClose(String file, MatrixSummary matrix, JsonNode expected) {
    assertThat(matrix.rows() + "×" + matrix.columns())
        .isEqualTo(expected.at("/shape/0").asInt() + "×" + expected.at("/shape/1").asInt());
    assertRatio(file, matrix, "sigma1", matrix.topSingularValue(), expected);
    assertRatio(file, matrix, "frobenius", matrix.frobeniusNorm(), expected);
    assertRatio(file, matrix, "stableRank", matrix.stableRank(), expected);
  }

  private static void assertRatio(
      String file, MatrixSummary matrix, String what, double value, JsonNode expected) {
    assertThat(value / expected.path(what).asDouble())
        .as("%s of %s in %s", what, matrix.name(), file)
        .isCloseTo(1, within(RELATIVE));
  }

  private int python(String program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-c", program)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("python.log").toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
