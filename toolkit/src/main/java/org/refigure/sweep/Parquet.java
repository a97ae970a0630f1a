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
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Writes a table as an Apache Parquet file: one row group, one plain, uncompressed page per column.
 *
 * <p>That is a small part of the format, enough for tables of trials and readable by every reader.
 * The headers are those of Parquet's own library ({@code parquet-format-structures}, 1 MB); its
 * complete writer would bring Hadoop and native code along.
 */
final class Parquet {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final Table table;
  private final OutputStream out;
  private long written;

  private Parquet(Table table, OutputStream out) {
    this.table = table;
    this.out = out;
  }

  static void write(Table table, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new Parquet(table, out).write();
    }
  }

  private void write() throws IOException {
    put(MAGIC);
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("trials").setNum_children(table.columnCount()));
    List<ColumnChunk> chunks = new ArrayList<>();
    long start = written;
    for (Column<?> column : table.columns()) {
      schema.add(element(column));
      chunks.add(chunk(column));
    }
    var group = new RowGroup(chunks, written - start, table.rowCount());
    var footer = new ByteArrayOutputStream();
    var metadata = new FileMetaData(1, schema, table.rowCount(), List.of(group));
    Util.writeFileMetaData(metadata.setCreated_by("refigure"), footer);
    put(footer.toByteArray());
    put(littleEndian(footer.size(), Integer.BYTES));
    put(MAGIC);
  }

  private ColumnChunk chunk(Column<?> column) throws IOException {
    long start = written;
    byte[] page = page(column);
    var header = new PageHeader(PageType.DATA_PAGE, page.length, page.length);
    header.setData_page_header(
        new DataPageHeader(column.size(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
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
            column.size(),
            written - start,
            written - start,
            start);
    return new ColumnChunk(start).setMeta_data(metadata);
  }

  /** Which rows have a value, then the values. */
  private static byte[] page(Column<?> column) throws IOException {
    var present = new ByteArrayOutputStream();
    for (int row = 0; row < column.size(); row++) { // RLE: runs of one, as (length << 1, level)
      present.write(2);
      present.write(column.isMissing(row) ? 0 : 1);
    }
    var page = new ByteArrayOutputStream();
    page.writeBytes(littleEndian(present.size(), Integer.BYTES));
    present.writeTo(page);
    values(column, page);
    return page.toByteArray();
  }

  private static void values(Column<?> column, ByteArrayOutputStream page) throws IOException {
    if (column instanceof BooleanColumn booleans) {
      bits(booleans, page);
      return;
    }
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        if (column instanceof LongColumn longs) {
          page.writeBytes(littleEndian(longs.getLong(row), Long.BYTES));
        } else if (column instanceof DoubleColumn doubles) {
          long bits = Double.doubleToLongBits(doubles.getDouble(row));
          page.writeBytes(littleEndian(bits, Long.BYTES));
        } else {
          byte[] text = column.getString(row).getBytes(StandardCharsets.UTF_8);
          page.writeBytes(littleEndian(text.length, Integer.BYTES));
          page.writeBytes(text);
        }
      }
    }
  }

  /** Eight to a byte, the first in the lowest bit. */
  private static void bits(BooleanColumn column, ByteArrayOutputStream page) {
    var bits = new java.util.BitSet();
    int count = 0;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        bits.set(count++, column.get(row));
      }
    }
    page.writeBytes(java.util.Arrays.copyOf(bits.toByteArray(), (count + 7) / 8));
  }

  private static SchemaElement element(Column<?> column) {
    var element = new SchemaElement(column.name());
    element.setType(type(column)).setRepetition_type(FieldRepetitionType.OPTIONAL);
    return type(column) == Type.BYTE_ARRAY
        ? element.setConverted_type(ConvertedType.UTF8)
        : element;
  }

  private static Type type(Column<?> column) {
    ColumnType type = column.type();
    return type.equals(ColumnType.LONG)
        ? Type.INT64
        : type.equals(ColumnType.DOUBLE)
            ? Type.DOUBLE
            : type.equals(ColumnType.BOOLEAN) ? Type.BOOLEAN : Type.BYTE_ARRAY;
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
