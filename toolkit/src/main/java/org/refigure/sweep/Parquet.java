package org.refigure.sweep;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/**
 * Writes columns as an Apache Parquet file: one row group, one plain, uncompressed page per column.
 *
 * <p>That is a small part of the format, enough for tables of trials and readable by every reader.
 * The headers are those of Parquet's own library ({@code parquet-format-structures}, 1 MB); its
 * complete writer would bring Hadoop and native code along.
 */
final class Parquet {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final List<StudyColumn> columns;
  private final int rows;
  private final OutputStream out;
  private long written;

  private Parquet(List<StudyColumn> columns, int rows, OutputStream out) {
    this.columns = columns;
    this.rows = rows;
    this.out = out;
  }

  static void write(List<StudyColumn> columns, int rows, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new Parquet(columns, rows, out).write();
    }
  }

  private void write() throws IOException {
    put(MAGIC);
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("trials").setNum_children(columns.size()));
    List<ColumnChunk> chunks = new ArrayList<>();
    long start = written;
    for (StudyColumn column : columns) {
      schema.add(element(column));
      chunks.add(chunk(column));
    }
    var group = new RowGroup(chunks, written - start, rows);
    var footer = new ByteArrayOutputStream();
    var metadata = new FileMetaData(1, schema, rows, List.of(group));
    Util.writeFileMetaData(metadata.setCreated_by("refigure"), footer);
    put(footer.toByteArray());
    put(littleEndian(footer.size(), Integer.BYTES));
    put(MAGIC);
  }

  private ColumnChunk chunk(StudyColumn column) throws IOException {
    long start = written;
    byte[] page = page(column);
    var header = new PageHeader(PageType.DATA_PAGE, page.length, page.length);
    header.setData_page_header(
        new DataPageHeader(column.values().size(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    var bytes = new ByteArrayOutputStream();
    Util.writePageHeader(header, bytes);
    put(bytes.toByteArray());
    put(page);
    var metadata =
        new ColumnMetaData(
            type(column),
            List.of(Encoding.PLAIN, Encoding.RLE),
            List.of(column.name()),
            CompressionCodec.UNCOMPRESSED,
            column.values().size(),
            written - start,
            written - start,
            start);
    return new ColumnChunk(start).setMeta_data(metadata);
  }

  /** Which rows have a value, then the values. */
  private static byte[] page(StudyColumn column) throws IOException {
    var present = new ByteArrayOutputStream();
    for (Object value : column.values()) { // RLE: runs of one, as (length << 1, level)
      present.write(2);
      present.write(value == null ? 0 : 1);
    }
    var page = new ByteArrayOutputStream();
    page.writeBytes(littleEndian(present.size(), Integer.BYTES));
    present.writeTo(page);
    values(column, page);
    return page.toByteArray();
  }

  private static void values(StudyColumn column, ByteArrayOutputStream page) {
    if (column.kind() == StudyColumn.Kind.BOOLEAN) {
      bits(column, page);
      return;
    }
    for (Object value : column.values()) {
      if (value instanceof Long number) {
        page.writeBytes(littleEndian(number, Long.BYTES));
      } else if (value instanceof Double number) {
        page.writeBytes(littleEndian(Double.doubleToLongBits(number), Long.BYTES));
      } else if (value != null) {
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        page.writeBytes(littleEndian(text.length, Integer.BYTES));
        page.writeBytes(text);
      }
    }
  }

  /** Eight to a byte, the first in the lowest bit. */
  private static void bits(StudyColumn column, ByteArrayOutputStream page) {
    var bits = new java.util.BitSet();
    int count = 0;
    for (Object value : column.values()) {
      if (value != null) {
        bits.set(count++, (Boolean) value);
      }
    }
    page.writeBytes(java.util.Arrays.copyOf(bits.toByteArray(), (count + 7) / 8));
  }

  private static SchemaElement element(StudyColumn column) {
    var element = new SchemaElement(column.name());
    element.setType(type(column)).setRepetition_type(FieldRepetitionType.OPTIONAL);
    return type(column) == Type.BYTE_ARRAY
        ? element.setConverted_type(ConvertedType.UTF8)
        : element;
  }

  private static Type type(StudyColumn column) {
    return switch (column.kind()) {
      case LONG -> Type.INT64;
      case DOUBLE -> Type.DOUBLE;
      case BOOLEAN -> Type.BOOLEAN;
      case TEXT -> Type.BYTE_ARRAY;
    };
  }

  private static byte[] littleEndian(long value, int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}
