package org.refigure.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.NumpyArchive;
import org.refigure.data.TorchArchives;

class CheckpointTest {
  /** (0, shape (3, 2), strides (1, 3)): the transpose of a 2 × 3 matrix. */
  private static final String TRANSPOSED = "K\u0000K\u0003K\u0002\u0086K\u0001K\u0003\u0086";

  @TempDir private Path folder;

  @Test
  void everyNumberFormatOfSafetensorsIsRead() throws IOException {
    // 1, −2, 0.5, the smallest subnormal of half precision, infinity
    String header =
        "{\"__metadata__\":{\"a\":\"b\"},"
            + "\"h\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[0,10]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1,2],\"data_offsets\":[10,14]},"
            + "\"i\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[14,22]}}";
    byte[] numbers =
        Arrays.copyOf(
            WrittenFiles.shorts(0x3c00, 0xc000, 0x3800, 0x0001, 0x7c00, 0x3f80, 0xc000), 22);
    Checkpoint read =
        Checkpoint.of(WrittenFiles.safetensors(folder.resolve("a.safetensors"), header, numbers));
    assertThat(read.tensor("h").numbers())
        .containsExactly(1, -2, 0.5f, 0x1p-24f, Float.POSITIVE_INFINITY);
    assertThat(read.tensor("b").numbers()).containsExactly(1, -2);
    assertThat(read.skipped()).containsExactly("i (I64)");
    assertThatThrownBy(() -> read.tensor("hh")).hasMessageContaining("did you mean \"h\"");
  }

  @Test
  void shardsAreReadThroughTheirIndexAndThroughTheirFolder() throws IOException {
    WrittenFiles.matrix(folder.resolve("m-1.safetensors"), "a", 1, 2, 1, 2);
    WrittenFiles.matrix(folder.resolve("m-2.safetensors"), "b", 1, 2, 3, 4);
    Path index =
        Files.writeString(
            folder.resolve("m.safetensors.index.json"),
            "{\"weight_map\":{\"a\":\"m-1.safetensors\",\"b\":\"m-2.safetensors\"}}");
    assertThat(Checkpoint.of(index).tensor("b").numbers()).containsExactly(3, 4);
    assertThat(Checkpoint.of(folder).tensors()).hasSize(2);
    Files.writeString(index, "{\"weight_map\":{\"a\":\"../m-1.safetensors\"}}");
    assertThatThrownBy(() -> Checkpoint.of(index)).hasMessageContaining("must lie in the same");
    Files.writeString(index, "{\"weight_map\":{\"a\":\"m-9.safetensors\"}}");
    assertThatThrownBy(() -> Checkpoint.of(index)).hasMessageContaining("which is not there");
  }

  @Test
  void torchTensorsAreReadWhateverTheirStridesAndNothingIsCalled() throws IOException {
    byte[] seven = TorchArchives.floats(9, 1, 2, 3, 4, 5, 6);
    Checkpoint read =
        Checkpoint.of(
            WrittenFiles.torch(
                folder.resolve("a.pt"),
                "FloatStorage",
                TorchArchives.ROW_MAJOR,
                "os\nsystem",
                seven));
    assertThat(read.tensor("w").numbers()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(read.skipped()).containsExactly("note (os.system)");
    byte[] halves = WrittenFiles.shorts(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0);
    Checkpoint transposed =
        Checkpoint.of(
            WrittenFiles.torch(
                folder.resolve("b.bin"), "BFloat16Storage", TRANSPOSED, "a\nb", halves));
    assertThat(transposed.tensor("w").numbers()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThatThrownBy(
            () ->
                Checkpoint.of(
                    WrittenFiles.torch(
                        folder.resolve("c.pt"),
                        "FloatStorage",
                        TorchArchives.ROW_MAJOR,
                        "a\nb",
                        TorchArchives.floats(1))))
        .hasMessageContaining("tensor \"w\" of shape 2×3 ends behind the 4 bytes");
  }

  @Test
  void numpyArraysAndArchivesAreRead() throws IOException {
    NumpyArchive archive = new NumpyArchive();
    archive.put("layer.weight", 2, 2, new float[] {1, 2, 3, 4});
    archive.putDoubles("d", 1, 2, new double[] {0.25, -8});
    Path npz = folder.resolve("a.npz");
    archive.write(npz);
    Checkpoint read = Checkpoint.of(npz);
    assertThat(read.tensor("layer.weight").numbers()).containsExactly(1, 2, 3, 4);
    assertThat(read.tensor("d").numbers()).containsExactly(0.25f, -8);
    byte[] npy = new byte[128 + 16];
    byte[] head =
        "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }"
            .getBytes(StandardCharsets.ISO_8859_1);
    Arrays.fill(npy, 0, 128, (byte) ' ');
    System.arraycopy(head, 0, npy, 0, head.length);
    npy[127] = '\n';
    System.arraycopy(TorchArchives.floats(5, 6, 7, 8), 0, npy, 128, 16);
    Path one = Files.write(folder.resolve("w.npy"), npy);
    assertThat(Checkpoint.of(one).tensor("w").numbers()).containsExactly(5, 6, 7, 8);
    Files.write(one, Arrays.copyOf(npy, 140));
    assertThatThrownBy(() -> Checkpoint.of(one))
        .hasMessageContaining("\"w\" of shape 2×2 ends after 12 of its 16 bytes");
  }

  /** Short on the disk, long in memory: a pickle that only pushes, and one that only remembers. */
  @Test
  void picklesThatWouldFillTheMemoryAreRefused() throws IOException {
    byte[] pushes = new byte[9_000_000];
    Arrays.fill(pushes, (byte) 'N');
    byte[] remembers = new byte[9_000_000];
    Arrays.fill(remembers, (byte) 0x94);
    remembers[0] = 'N';
    Path file = folder.resolve("bomb.pt");
    for (byte[] program : new byte[][] {pushes, remembers}) {
      Files.write(file, TorchArchives.file(program, new byte[0]));
      assertThatThrownBy(() -> Checkpoint.of(file))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("its pickle is cut or altered");
    }
    Path index = Files.writeString(folder.resolve("m.safetensors.index.json"), "{not");
    assertThatThrownBy(() -> Checkpoint.of(index))
        .hasMessageContaining("m.safetensors.index.json is no JSON");
  }

  @Test
  void headersThatLieAreRefusedWithFileTensorAndRule() throws IOException {
    Path file = folder.resolve("x.safetensors");
    String entry = "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}";
    for (String[] wrong :
        new String[][] {
          {entry.formatted("w", "2,2", 0, 99), "at bytes 0 … 99 of 16"},
          {entry.formatted("w", "2,2", 0, 8), "it needs 16"},
          {entry.formatted("w", "2,-2", 0, 16), "every length must be in"},
          {entry.formatted("w", "2147483647,2147483647", 0, 16), "more than 2³¹"},
          {
            entry.formatted("w", "2", 0, 8) + "," + entry.formatted("v", "2", 4, 12),
            "overlap at byte 4"
          },
          {"\"w\":{}", "without shape or data_offsets"},
          {"\"w\"", "no JSON"}
        }) {
      WrittenFiles.safetensors(file, "{" + wrong[0] + "}", new byte[16]);
      assertThatThrownBy(() -> Checkpoint.of(file))
          .as(wrong[0])
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining(wrong[1]);
    }
    Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, 0});
    assertThatThrownBy(() -> Checkpoint.of(file)).hasMessageContaining("header has 92233720368547");
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> Checkpoint.of(file)).hasMessageContaining("fewer than the eight");
    assertThatThrownBy(() -> Checkpoint.of(folder.resolve("none.pt")))
        .hasMessageContaining("is not there");
    Path text = Files.writeString(folder.resolve("a.txt"), "hello");
    assertThatThrownBy(() -> Checkpoint.of(text)).hasMessageContaining("no file of weights");
  }

  /** Whatever is changed in a file, it is read or refused with a message; a fixed budget. */
  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    Path[] files = {
      WrittenFiles.matrix(folder.resolve("f.safetensors"), "w", 2, 3, 1, 2, 3, 4, 5, 6),
      WrittenFiles.torch(
          folder.resolve("f.pt"),
          "FloatStorage",
          TorchArchives.ROW_MAJOR,
          "a\nb",
          TorchArchives.floats(new float[7])),
      folder.resolve("f.npz")
    };
    NumpyArchive archive = new NumpyArchive();
    archive.put("w", 2, 3, new float[6]);
    archive.write(files[2]);
    Random random = new Random(7);
    int refused = 0;
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      Path damaged = folder.resolve("damaged-" + file.getFileName());
      for (int i = 0; i < 700; i++) {
        byte[] altered = whole.clone();
        for (int k = 0; k <= i % 3; k++) {
          altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
        }
        int end = i % 5 == 0 ? random.nextInt(altered.length) : altered.length;
        Files.write(damaged, Arrays.copyOf(altered, end));
        try {
          for (StoredTensor tensor : Checkpoint.of(damaged).tensors()) {
            if (tensor.size() < 1_000_000) {
              tensor.numbers();
            }
          }
        } catch (IOException e) {
          refused++;
          assertThat(e.getMessage()).isNotBlank();
        }
      }
    }
    assertThat(refused).isGreaterThan(500);
  }
}
