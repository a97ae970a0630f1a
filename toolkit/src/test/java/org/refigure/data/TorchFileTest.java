package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TorchFileTest {
  private static byte[] pickle(String called) throws IOException {
    return TorchArchives.pickle("FloatStorage", TorchArchives.ROW_MAJOR, called);
  }

  private static byte[] file(byte[] pickle, float... numbers) throws IOException {
    return TorchArchives.file(pickle, TorchArchives.floats(numbers));
  }

  @Test
  void tensors_lists_and_unknown_objects_are_told_apart() throws IOException {
    byte[] content = file(pickle("os\nsystem"), 9, 1, 2, 3, 4, 5, 6);
    var read = (Map<?, ?>) TorchFile.read(content);
    var tensor = (TorchFile.Tensor) read.get("w");
    assertThat(tensor.rows()).isEqualTo(2);
    assertThat(tensor.columns()).isEqualTo(3);
    assertThat(tensor.numbers()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(read.get("loss")).isEqualTo(List.of(0.5, 2.0));
    assertThat(read.get("note")).isEqualTo(new TorchPickle.Unread("os.system"));
  }

  @Test
  void damaged_files_are_errors_of_reading() throws IOException {
    byte[] pickle = pickle("a\nb");
    assertThatThrownBy(() -> TorchFile.read(file(pickle, 1, 2)))
        .isInstanceOf(IOException.class)
        .hasMessage("its tensors are cut or altered");
    assertThatThrownBy(() -> TorchFile.read(file(Arrays.copyOf(pickle, 60), 1)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TorchFile.read(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TorchFile.read(file(new byte[] {'!'}, 1)))
        .hasMessage("instruction 0x21 at byte 0 of its pickle is not read here");
  }
}
