package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenCacheTest {
  @TempDir Path folder;
  private Path store;
  private TokenCache cache;
  private List<Path> files;

  @BeforeEach
  void threeFiles() throws IOException {
    store = folder.resolve("cache/tokens");
    cache = new TokenCache(store);
    files = Stream.of("a", "b", "c").map(name -> folder.resolve(name + ".parquet")).toList();
    FineWebEduTest.write(files.get(0), List.of("one", "", "th\0ree", "größer"));
    FineWebEduTest.write(files.get(1), FineWebEduTest.texts(2500));
    FineWebEduTest.write(files.get(2), FineWebEduTest.texts(17));
  }

  @ParameterizedTest
  @EnumSource(Tokenizer.class)
  void theTokensAreThoseOfTheTextInMemory(Tokenizer tokenizer) throws Exception {
    for (List<Path> order : List.of(files, List.of(files.get(2), files.get(0)))) {
      assertSame(cache.split(order, tokenizer), order, tokenizer);
      assertSame(cache.split(order, tokenizer), order, tokenizer); // now from the disk
    }
  }

  @Test
  void whatWasDoneBeforeAnInterruptionIsNotDoneAgain() throws Exception {
    byte[] good = Files.readAllBytes(files.get(1));
    byte[] damaged = good.clone();
    Arrays.fill(damaged, good.length / 2, good.length * 3 / 4, (byte) 7);
    Files.write(files.get(1), damaged);
    assertThatThrownBy(() -> cache.split(files, Tokenizer.GPT2))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("b.parquet cannot be read as Parquet");
    Path done = kept().get(0);
    assertThat(kept()).hasSize(1); // and no half file
    FileTime then = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(done, then);

    Files.write(files.get(1), good);
    Files.write(store.resolve("tokens1.part"), new byte[100]); // of a process that was killed
    assertSame(cache.split(files, Tokenizer.GPT2), files, Tokenizer.GPT2);
    assertThat(Files.getLastModifiedTime(done)).isEqualTo(then);
  }

  @Test
  void anInterruptedThreadStops() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> cache.split(files, Tokenizer.GPT2))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertSame(cache.split(files, Tokenizer.GPT2), files, Tokenizer.GPT2);
  }

  @Test
  void anAlteredFileIsNoticed() throws Exception {
    TokenSplit before = cache.split(files, Tokenizer.GPT2);
    FileTime time = Files.getLastModifiedTime(files.get(0));
    long size = Files.size(files.get(0));
    Files.delete(files.get(0));
    FineWebEduTest.write(files.get(0), List.of("eno", "", "th\0ree", "größer"));
    Files.setLastModifiedTime(files.get(0), time);
    assertThat(Files.size(files.get(0))).isEqualTo(size);

    TokenSplit after = cache.split(files, Tokenizer.GPT2);
    assertSame(after, files, Tokenizer.GPT2);
    assertThat(after.checksum()).isNotEqualTo(before.checksum());
    assertThat(after.training().at(0)).isNotEqualTo(before.training().at(0));
  }

  @Test
  void aTokenFileThatIsNotWholeIsMadeAnew() throws Exception {
    cache.split(files, Tokenizer.GPT2);
    List<Path> kept = kept();
    byte[] cut = Files.readAllBytes(kept.get(0));
    Files.write(kept.get(0), Arrays.copyOf(cut, cut.length - 1));
    Files.write(kept.get(1), new byte[3]);
    byte[] other = Files.readAllBytes(kept.get(2));
    other[0] = 0;
    Files.write(kept.get(2), other);
    assertSame(cache.split(files, Tokenizer.GPT2), files, Tokenizer.GPT2);
    assertThat(kept()).isEqualTo(kept);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path occupied = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(
            () -> new TokenCache(occupied.resolve("tokens")).split(files, Tokenizer.GPT2))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("tokens cannot be kept in " + occupied)
        .hasMessageContaining("set XDG_CACHE_HOME to another place")
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(() -> cache.split(List.of(folder.resolve("none.parquet")), Tokenizer.GPT2))
        .hasMessageContaining("none.parquet cannot be read");
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.list(store)) {
      return all.sorted().toList();
    }
  }

  private static void assertSame(TokenSplit split, List<Path> files, Tokenizer tokenizer) {
    Corpus corpus = FineWebEdu.load(files, 10_000_000);
    assertThat(array(split.training())).isEqualTo(array(corpus.training(tokenizer)));
    assertThat(array(split.heldOut())).isEqualTo(array(corpus.heldOut(tokenizer))).isNotEmpty();
    assertThat(split.training().vocabulary()).isEqualTo(tokenizer.vocabulary());
  }

  private static int[] array(Tokens tokens) {
    return LongStream.range(0, tokens.length()).mapToInt(tokens::at).toArray();
  }
}
