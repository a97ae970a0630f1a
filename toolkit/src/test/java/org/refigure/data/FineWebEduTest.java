package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are written by Parquet's own writer, which knows nothing of our reader. */
class FineWebEduTest {
  private static final String TEXTS =
      "message web { optional binary text (UTF8); required binary id (UTF8); required int64 count; }";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "UNCOMPRESSED, PARQUET_1_0, true",
    "SNAPPY, PARQUET_1_0, true",
    "SNAPPY, PARQUET_2_0, false",
    "ZSTD, PARQUET_1_0, false",
    "ZSTD, PARQUET_2_0, true",
    "GZIP, PARQUET_1_0, true"
  })
  void everyTextComesBackInOrder(
      CompressionCodecName codec, WriterVersion version, boolean dictionary) throws IOException {
    List<String> texts = texts(3000);
    Path file = folder.resolve("a.parquet");
    try (ParquetWriter<Group> writer = writer(file, codec, version, dictionary)) {
      write(writer, texts);
    }
    List<String> read = new ArrayList<>();
    assertThat(
            ParquetText.read(
                file, "text", text -> read.add(new String(text, StandardCharsets.UTF_8))))
        .isTrue();
    assertThat(read).isEqualTo(texts);
  }

  @Test
  void filesOfAFolderMakeACorpusInTheOrderOfTheirNames() throws IOException {
    write(folder.resolve("b.parquet"), List.of("three", "fo\0ur"));
    write(folder.resolve("a.parquet"), List.of("one", "two"));
    Files.writeString(folder.resolve("readme.txt"), "no");
    Corpus corpus = FineWebEdu.load(FineWebEdu.files(folder), 1000);
    assertThat(corpus.sample(100)).isEqualTo("one\0two\0three\0four\0");
    assertThat(corpus.checksum())
        .isEqualTo(Sha256.of("one\0two\0three\0four\0".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void asManyWholeDocumentsAsFitAreTaken() throws IOException {
    write(folder.resolve("a.parquet"), texts(3000));
    Corpus corpus = FineWebEdu.load(FineWebEdu.files(folder), 10_000);
    long size = corpus.training().length() + corpus.heldOut().length();
    assertThat(size).isBetween(9_000L, 10_000L);
    assertThat(corpus.sample(10_000)).startsWith(texts(1).get(0) + '\0').endsWith("\0");
  }

  @Test
  void badFilesGetOneLine() throws IOException {
    Path html = Files.writeString(folder.resolve("a.parquet"), "<html>not found</html>");
    assertOneLine(html, "a.parquet is no Parquet file");
    assertOneLine(Files.writeString(folder.resolve("e.parquet"), ""), "is no Parquet file");
    assertOneLine(folder.resolve("none.parquet"), "none.parquet cannot be read");
    Path good = folder.resolve("b.parquet");
    write(good, texts(500));
    assertThatThrownBy(() -> ParquetText.read(good, "content", text -> true))
        .hasMessage(good + " has no column \"content\" of texts; it has [text, id, count]");
    assertThatThrownBy(() -> ParquetText.read(good, "count", text -> true))
        .hasMessageContaining("no column \"count\" of texts");
    byte[] damaged = Files.readAllBytes(good);
    Arrays.fill(damaged, 4, damaged.length / 2, (byte) 7);
    assertOneLine(Files.write(folder.resolve("c.parquet"), damaged), "c.parquet cannot be read");
    byte[] cut = Arrays.copyOf(damaged, damaged.length - 100);
    assertOneLine(Files.write(folder.resolve("d.parquet"), cut), "d.parquet is no Parquet file");
    assertThatThrownBy(() -> FineWebEdu.files(Files.createDirectory(folder.resolve("empty"))))
        .hasMessageContaining("has no file that ends in .parquet");
    assertThatThrownBy(() -> FineWebEdu.load(List.of(good), 3)).hasMessageContaining("no document");
  }

  @Test
  void anUnsupportedCompressionIsNamed() throws IOException {
    Path file = folder.resolve("a.parquet");
    try (ParquetWriter<Group> writer =
        writer(file, CompressionCodecName.BROTLI, WriterVersion.PARQUET_1_0, true)) {
      write(writer, texts(10));
    }
    assertOneLine(file, "is packed by BROTLI, which is not supported");
  }

  private static void assertOneLine(Path file, String part) {
    assertThatThrownBy(() -> FineWebEdu.load(List.of(file), 1000))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
  }

  /** Many different ones, and some that repeat, so that dictionaries are used and overflow. */
  static List<String> texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i % 7 == 0 ? "again" : "page " + i + " über α " + "x".repeat(i % 90))
        .toList();
  }

  static void write(Path file, List<String> texts) throws IOException {
    try (ParquetWriter<Group> writer =
        writer(file, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true)) {
      write(writer, texts);
    }
  }

  /** A row without a text follows every row that has one. */
  private static void write(ParquetWriter<Group> writer, List<String> texts) throws IOException {
    SimpleGroupFactory rows = new SimpleGroupFactory(MessageTypeParser.parseMessageType(TEXTS));
    for (String text : texts) {
      writer.write(rows.newGroup().append("text", text).append("id", "i").append("count", 1L));
      writer.write(rows.newGroup().append("id", "i").append("count", 1L));
    }
  }

  /** Several row groups of several pages; the dictionary is too small for all texts. */
  private static ParquetWriter<Group> writer(
      Path file, CompressionCodecName codec, WriterVersion version, boolean dictionary)
      throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType(TEXTS);
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withType(schema)
        .withConf(new PlainParquetConfiguration())
        .withCompressionCodec(codec)
        .withCodecFactory(new Codecs())
        .withWriterVersion(version)
        .withDictionaryEncoding(dictionary)
        .withDictionaryPageSize(4_000)
        .withPageSize(2_000)
        .withRowGroupSize(50_000L)
        .withMinRowCountForPageSizeCheck(10)
        .withMaxRowCountForPageSizeCheck(50)
        .build();
  }

  /** The compressions of Parquet's writer without Hadoop; it never unpacks. */
  private static final class Codecs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
          var page = new ByteArrayOutputStream();
          bytes.writeAllTo(page);
          return BytesInput.from(packed(page.toByteArray(), name));
        }

        @Override
        public CompressionCodecName getCodecName() {
          return name;
        }

        @Override
        public void release() {}
      };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      throw new UnsupportedOperationException(name.toString());
    }

    @Override
    public void release() {}

    private static byte[] packed(byte[] page, CompressionCodecName name) throws IOException {
      return switch (name) {
        case SNAPPY -> packed(page, new SnappyCompressor());
        case ZSTD -> packed(page, new ZstdCompressor());
        case GZIP -> {
          var out = new ByteArrayOutputStream();
          try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(page);
          }
          yield out.toByteArray();
        }
        default -> page;
      };
    }

    private static byte[] packed(byte[] page, Compressor codec) {
      byte[] packed = new byte[codec.maxCompressedLength(page.length)];
      return Arrays.copyOf(packed, codec.compress(page, 0, page.length, packed, 0, packed.length));
    }
  }
}
