package org.refigure.data;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column of texts from an Apache Parquet file, row group after row group.
 *
 * <p>Finding and unpacking the pages stands here; what is in them is decoded by Parquet's own
 * {@code parquet-column}, so every encoding is known. Pages may be uncompressed or packed by
 * Snappy, Zstandard or gzip. One row group's column is in memory at a time.
 */
final class ParquetText {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + 4;

  private final Path file;
  private final FileChannel channel;
  private final String column;

  private ParquetText(Path file, FileChannel channel, String column) {
    this.file = file;
    this.channel = channel;
    this.column = column;
  }

  /**
   * Hands out the texts of a column in the order of the rows; rows without one are passed over.
   *
   * @param texts takes a text in UTF-8 and says whether to go on
   * @return whether the file was read to its end
   * @throws DatasetException if the file cannot be read, is no Parquet file, is damaged, has no
   *     such column of texts or uses a compression that is not supported; one line
   */
  static boolean read(Path file, String column, Predicate<byte[]> texts) {
    try (FileChannel channel = FileChannel.open(file)) {
      return new ParquetText(file, channel, column).read(texts);
    } catch (IOException | RuntimeException e) {
      if (e instanceof DatasetException already) {
        throw already;
      }
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s cannot be read as Parquet (%s): it is damaged or unreadable; get it anew",
              file,
              e),
          e);
    }
  }

  private boolean read(Predicate<byte[]> texts) throws IOException {
    FileMetaData footer = footer();
    SchemaElement element = column(footer.getSchema());
    PrimitiveType.PrimitiveTypeName text = PrimitiveType.PrimitiveTypeName.BINARY;
    Repetition repetition = Repetition.valueOf(element.getRepetition_type().name());
    MessageType schema = new MessageType("texts", new PrimitiveType(repetition, text, column));
    ColumnDescriptor descriptor = schema.getColumns().get(0);
    for (RowGroup group : footer.getRow_groups()) {
      ColumnReader reader =
          new ColumnReadStoreImpl(
                  new Pages(group, chunk(group)), new Nowhere(), schema, footer.getCreated_by())
              .getColumnReader(descriptor);
      for (long row = 0; row < group.getNum_rows(); row++, reader.consume()) {
        boolean present = reader.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
        if (present && !texts.test(reader.getBinary().getBytes())) {
          return false;
        }
      }
    }
    return true;
  }

  private FileMetaData footer() throws IOException {
    long size = channel.size();
    if (size < MAGIC.length + TAIL) {
      throw new DatasetException(noParquet());
    }
    ByteBuffer tail = ByteBuffer.wrap(bytes(size - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    long length = tail.getInt();
    byte[] magic = Arrays.copyOfRange(tail.array(), Integer.BYTES, TAIL);
    if (!Arrays.equals(magic, MAGIC) || length < 0 || length > size - TAIL) {
      throw new DatasetException(noParquet());
    }
    byte[] footer = bytes(size - TAIL - length, length);
    return Util.readFileMetaData(new ByteArrayInputStream(footer));
  }

  private String noParquet() {
    return String.format(
        Locale.ROOT,
        "%s is no Parquet file (it does not end with PAR1): download it completely, or name another",
        file);
  }

  /** The column's description; its place is at the top, since texts stand in no group. */
  private SchemaElement column(List<SchemaElement> schema) {
    List<SchemaElement> found =
        schema.stream()
            .skip(1)
            .filter(each -> each.getName().equals(column) && each.getType() == Type.BYTE_ARRAY)
            .toList();
    if (found.isEmpty() || found.get(0).getRepetition_type() == FieldRepetitionType.REPEATED) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%s has no column \"%s\" of texts; it has %s",
              file,
              column,
              schema.stream().skip(1).map(SchemaElement::getName).toList()));
    }
    return found.get(0);
  }

  private ColumnMetaData chunk(RowGroup group) {
    return group.getColumns().stream()
        .map(ColumnChunk::getMeta_data)
        .filter(each -> each != null && each.getPath_in_schema().equals(List.of(column)))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    String.format(
                        Locale.ROOT,
                        "%s keeps no readable column \"%s\" at its top level (encrypted or nested)",
                        file,
                        column)));
  }

  private byte[] bytes(long from, long length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // FileChannel may read less than asked for.
    }
    if (buffer.hasRemaining()) {
      throw new IOException("the file ends too early");
    }
    return buffer.array();
  }

  private byte[] unpacked(byte[] packed, int size, CompressionCodec codec) throws IOException {
    return switch (codec) {
      case UNCOMPRESSED -> packed;
      case SNAPPY -> unpacked(packed, size, new SnappyDecompressor());
      case ZSTD -> unpacked(packed, size, new ZstdDecompressor());
      case GZIP -> {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
          yield in.readNBytes(size);
        }
      }
      default ->
          throw new DatasetException(
              String.format(
                  Locale.ROOT,
                  "%s is packed by %s, which is not supported: write it anew with Snappy, Zstandard or gzip",
                  file,
                  codec));
    };
  }

  private static byte[] unpacked(byte[] packed, int size, Decompressor codec) throws IOException {
    byte[] page = new byte[size];
    try {
      codec.decompress(packed, 0, packed.length, page, 0, size);
    } catch (MalformedInputException e) {
      throw new IOException("a page does not unpack", e);
    }
    return page;
  }

  /** The pages of one row group's column, unpacked when they are asked for. */
  private final class Pages implements PageReadStore, PageReader {
    private final RowGroup group;
    private final ColumnMetaData chunk;
    private final Deque<DataPage> pages = new ArrayDeque<>();
    private @Nullable DictionaryPage dictionary;

    private Pages(RowGroup group, ColumnMetaData chunk) throws IOException {
      this.group = group;
      this.chunk = chunk;
      long start =
          chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0
              ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
              : chunk.getData_page_offset();
      var in = new ByteArrayInputStream(bytes(start, chunk.getTotal_compressed_size()));
      for (long values = 0; values < chunk.getNum_values(); ) {
        PageHeader header = Util.readPageHeader(in);
        byte[] page = in.readNBytes(header.getCompressed_page_size());
        values += add(header, page);
      }
    }

    /** Keeps a page and says how many rows it has. */
    private int add(PageHeader header, byte[] packed) throws IOException {
      int size = header.getUncompressed_page_size();
      if (header.isSetDictionary_page_header()) {
        var own = header.getDictionary_page_header();
        BytesInput bytes = BytesInput.from(unpacked(packed, size, chunk.getCodec()));
        dictionary = new DictionaryPage(bytes, own.getNum_values(), encoding(own.getEncoding()));
        return 0;
      }
      if (header.isSetData_page_header_v2()) {
        DataPageHeaderV2 own = header.getData_page_header_v2();
        pages.add(second(own, packed, size));
        return own.getNum_values();
      }
      if (header.isSetData_page_header()) {
        DataPageHeader own = header.getData_page_header();
        BytesInput bytes = BytesInput.from(unpacked(packed, size, chunk.getCodec()));
        pages.add(
            new DataPageV1(
                bytes,
                own.getNum_values(),
                size,
                noStatistics(),
                encoding(own.getRepetition_level_encoding()),
                encoding(own.getDefinition_level_encoding()),
                encoding(own.getEncoding())));
        return own.getNum_values();
      }
      return 0; // an index page holds no values
    }

    /** Version 2 of a page leaves its levels unpacked, and perhaps its values too. */
    private DataPage second(DataPageHeaderV2 own, byte[] packed, int size) throws IOException {
      int repetition = own.getRepetition_levels_byte_length();
      int levels = repetition + own.getDefinition_levels_byte_length();
      byte[] values = Arrays.copyOfRange(packed, levels, packed.length);
      if (own.isIs_compressed()) {
        values = unpacked(values, size - levels, chunk.getCodec());
      }
      return DataPageV2.uncompressed(
          own.getNum_rows(),
          own.getNum_nulls(),
          own.getNum_values(),
          BytesInput.from(packed, 0, repetition),
          BytesInput.from(packed, repetition, levels - repetition),
          encoding(own.getEncoding()),
          BytesInput.from(values),
          noStatistics());
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor descriptor) {
      return this;
    }

    @Override
    public long getRowCount() {
      return group.getNum_rows();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
      return dictionary;
    }

    @Override
    public long getTotalValueCount() {
      return chunk.getNum_values();
    }

    @Override
    public @Nullable DataPage readPage() {
      return pages.poll();
    }

    private Statistics<?> noStatistics() {
      return Statistics.noopStats(
          new PrimitiveType(Repetition.OPTIONAL, PrimitiveType.PrimitiveTypeName.BINARY, column));
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
      return Encoding.valueOf(encoding.name());
    }
  }

  /** Values are asked for one by one, so the converter that the reader wants sees none. */
  private static final class Nowhere extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
