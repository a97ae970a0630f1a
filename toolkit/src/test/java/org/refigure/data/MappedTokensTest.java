package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedTokensTest {
  @TempDir Path folder;

  @Test
  void stretchesOfFilesFollowEachOtherWhateverTheMappings() throws IOException {
    Path one = write("one", 9, 0, 1, 2, 3, 4, 5, 6);
    Path two = write("two", 40_000, 50_256, 65_535);
    for (int piece : new int[] {1, 3, 7, 100}) {
      Tokens tokens =
          new MappedTokens(
              List.of(
                  new MappedTokens.Stretch(one, 2, 7),
                  new MappedTokens.Stretch(one, 0, 0),
                  new MappedTokens.Stretch(two, 0, 3)),
              65_536,
              piece);
      assertThat(LongStream.range(0, tokens.length()).map(tokens::at).toArray())
          .containsExactly(0, 1, 2, 3, 4, 5, 6, 40_000, 50_256, 65_535);
    }
  }

  @Test
  void aFileMayBeLargerThanOneMapping() throws IOException {
    long last = 1_200_000_000; // 2.4 GB, of which the disk holds the end
    Path file = folder.resolve("large");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(TokenFile.encoded(new int[] {50_256})), 2 * last);
    }
    Tokens tokens =
        new MappedTokens(
            List.of(new MappedTokens.Stretch(file, 0, last + 1)), 50_257, MappedTokens.PIECE);
    assertThat(tokens.length()).isEqualTo(last + 1);
    assertThat(tokens.at(last)).isEqualTo(50_256);
    assertThat(tokens.at(last - 1)).isZero();
  }

  private Path write(String name, int... tokens) throws IOException {
    return Files.write(folder.resolve(name), TokenFile.encoded(tokens));
  }
}
