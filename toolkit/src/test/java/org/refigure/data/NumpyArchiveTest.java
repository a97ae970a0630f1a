package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyArchiveTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBitForBit() throws IOException {
    float[] data = {1.5f, -0.0f, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE, 1e-20f};
    NumpyArchive archive = new NumpyArchive();
    archive.put("first/a.b", 2, 3, data);
    archive.put("one", 1, 1, new float[] {7});
    Path file = folder.resolve("some.npz");
    archive.write(file);
    NumpyArchive read = NumpyArchive.read(file);
    assertThat(read.get("first/a.b").rows()).isEqualTo(2);
    assertThat(read.get("first/a.b").columns()).isEqualTo(3);
    assertThat(read.get("first/a.b").data()).isEqualTo(data);
    assertThat(read.get("one").data()).containsExactly(7);
  }

  @Test
  void theSameContentGivesTheSameFile() throws IOException {
    byte[][] files = new byte[2][];
    for (int i = 0; i < 2; i++) {
      NumpyArchive archive = new NumpyArchive();
      archive.put("x", 1, 2, new float[] {1, 2});
      Path file = folder.resolve("file" + i);
      archive.write(file);
      files[i] = Files.readAllBytes(file);
    }
    assertThat(files[0]).isEqualTo(files[1]);
  }

  @Test
  void aDamagedFileIsNamedWithTheArray() throws IOException {
    Path file = folder.resolve("damaged.npz");
    NumpyArchive archive = new NumpyArchive();
    archive.put("weights", 8, 8, new float[64]);
    archive.write(file);
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    assertThatThrownBy(() -> NumpyArchive.read(file)).isInstanceOf(IOException.class);
    Files.write(file, Arrays.copyOf(whole, 200));
    assertThatThrownBy(() -> NumpyArchive.read(file)).isInstanceOf(IOException.class);
    Files.write(file, new byte[10]);
    assertThatThrownBy(() -> NumpyArchive.read(file))
        .hasMessageContaining("damaged.npz holds no array");
  }

  @Test
  void aMissingArrayIsNamedBesideThePresentOnes() {
    NumpyArchive archive = new NumpyArchive();
    archive.put("a", 1, 1, new float[1]);
    assertThatThrownBy(() -> archive.get("b"))
        .hasMessage("array \"b\" must be one of [a] (NumPy archive)");
    assertThatThrownBy(() -> archive.put("c", 2, 2, new float[3]))
        .hasMessageContaining("3 numbers do not fill a 2 × 2 array");
  }
}
