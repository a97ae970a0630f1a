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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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
 * An open Apache Parquet file: its footer, and the values of one column of one row group.
 *
 * <p>Finding and unpacking the pages stands here; what is in them is decoded by Parquet's own
 * {@code parquet-column}, so every encoding is known. Pages may be uncompressed or packed by
 * Snappy, Zstandard or gzip. One row group's column is in memory at a time.
 */
final class ParquetFile implements AutoCloseable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + 4;

  /** Writers make pages of about a megabyte; a file that says more is altered. */
  private static final int MOST_PAGE = 1 << 28;

  private final Path file;
  private final FileChannel channel;
  private final FileMetaData footer;

  private ParquetFile(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    footer = readFooter();
  }

  /**
   * Opens a file.
   *
   * @throws DatasetException if it is no Parquet file
   */
  static ParquetFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      return new ParquetFile(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What is wrong, in one line, with a file that broke while it was read. */
  static DatasetException damaged(Path file, Exception cause) {
    return cause instanceof DatasetException already
        ? already
        : new DatasetException(
            String.format(
                Locale.ROOT,
                "%s cannot be read as Parquet (%s): it is damaged or unreadable; get it anew",
                file,
                cause),
            cause);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The columns at its top level that are no groups and no lists. */
  List<SchemaElement> columns() {
    List<SchemaElement> flat = new ArrayList<>();
    List<SchemaElement> schema = footer.getSchema();
    for (int i = 1; i < schema.size(); i = next(schema, i)) {
      SchemaElement each = schema.get(i);
      if (each.isSetType() && each.getRepetition_type() != FieldRepetitionType.REPEATED) {
        flat.add(each);
      }
    }
    return flat;
  }

  /** Behind an element and all that is inside of it. */
  private static int next(List<SchemaElement> schema, int element) {
    int next = element + 1;
    for (int child = 0; child < schema.get(element).getNum_children(); child++) {
      next = next(schema, next);
    }
    return next;
  }

  /** The parts that rows come in. */
  List<RowGroup> groups() {
    return footer.getRow_groups();
  }

  /** A reader at the first row of a column of {@link #columns} in one of {@link #groups}. */
  ColumnReader reader(RowGroup group, SchemaElement column) throws IOException {
    PrimitiveType.PrimitiveTypeName type =
        column.getType() == Type.BYTE_ARRAY
            ? PrimitiveType.PrimitiveTypeName.BINARY
            : PrimitiveType.PrimitiveTypeName.valueOf(column.getType().name());
    Repetition repetition = Repetition.valueOf(column.getRepetition_type().name());
    PrimitiveType primitive =
        new PrimitiveType(repetition, type, column.getType_length(), column.getName());
    MessageType schema = new MessageType("table", primitive);
    return new ColumnReadStoreImpl(
            new Pages(group, chunk(group, column.getName()), primitive),
            new Nowhere(),
            schema,
            footer.getCreated_by())
        .getColumnReader(schema.getColumns().get(0));
  }

  private FileMetaData readFooter() throws IOException {
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

  private ColumnMetaData chunk(RowGroup group, String column) {
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
    if (size < 0 || size > MOST_PAGE) {
      throw new IOException("a page says it has " + size + " bytes");
    }
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
    private final PrimitiveType type;
    private final Deque<DataPage> pages = new ArrayDeque<>();
    private @Nullable DictionaryPage dictionary;

    private Pages(RowGroup group, ColumnMetaData chunk, PrimitiveType type) throws IOException {
      this.group = group;
      this.chunk = chunk;
      this.type = type;
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
      return Statistics.noopStats(type);
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
