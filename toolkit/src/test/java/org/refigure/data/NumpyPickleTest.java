package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NumpyPickleTest {
  /** pickle.dumps((array([[0.5, -2]], 'f4'), array([7], 'i8')), 2-style names, protocol 3). */
  private static final byte[] TWO_ARRAYS =
      joined(
          text(
              "\u0080\u0003cnumpy.core.multiarray\n_reconstruct\nq\0cnumpy\nndarray\nq\1K\0\u0085q\2C\1bq\3\u0087q\4Rq\5"),
          text("(K\1K\1K\2\u0086q\6cnumpy\ndtype\nq\7X\2\0\0\0f4q\bK\0K\1\u0087q\tRq\n"),
          text(
              "(K\3X\1\0\0\0<q\13NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tq\fb\u0089"),
          text("B\b\0\0\0"),
          HexFormat.of().parseHex("0000003f000000c0"),
          text("q\rtq\16bh\0h\1K\0\u0085q\17h\3\u0087q\20Rq\21(K\1K\1\u0085q\22"),
          text(
              "h\7X\2\0\0\0i8q\23K\0K\1\u0087q\24Rq\25(K\3h\13NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tq\26b\u0089"),
          text("B\b\0\0\0\7\0\0\0\0\0\0\0q\27tq\30b\u0086q\31."));

  @Test
  void two_arrays_are_read_as_numpy_wrote_them() throws IOException {
    assertThat(NumpyPickle.arrays(TWO_ARRAYS)).hasSize(2);
    assertThat(NumpyPickle.arrays(TWO_ARRAYS).get(0)).containsExactly(0.5, -2);
    assertThat(NumpyPickle.arrays(TWO_ARRAYS).get(1)).containsExactly(7);
  }

  @Test
  void a_function_that_a_pickle_names_is_never_called() {
    byte[] attack = text("\u0080\u0003cos\nsystem\nX\2\0\0\0ls\u0085R.");
    assertThatThrownBy(() -> NumpyPickle.arrays(attack))
        .isInstanceOf(IOException.class)
        .hasMessage("the name \"os.system\" has no place in numbers");
  }

  @Test
  void an_instruction_that_arrays_do_not_need_is_refused() {
    assertThatThrownBy(() -> NumpyPickle.arrays(text("\u0080\u0003}.")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("instruction 0x7d at byte 2");
  }

  @Test
  void a_file_that_ends_early_is_refused_wherever_it_ends() {
    for (int length = 0; length < TWO_ARRAYS.length; length++) {
      byte[] cut = Arrays.copyOf(TWO_ARRAYS, length);
      assertThatThrownBy(() -> NumpyPickle.arrays(cut)).isInstanceOf(IOException.class);
    }
  }

  private static byte[] text(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
