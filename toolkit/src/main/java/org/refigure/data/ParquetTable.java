package org.refigure.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/**
 * A whole Apache Parquet file, every cell as text, as pandas, Polars or DuckDB write tables of
 * runs. Columns that are lists, maps or structures are left out.
 *
 * @param columns names
 * @param rows one array per row; "" where a cell is null
 */
public record ParquetTable(List<String> columns, List<String[]> rows) {

  /** Copies the lists. */
  public ParquetTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @throws DatasetException if it cannot be read, is no Parquet file, is damaged, has no plain
   *     column or uses a compression that is not supported; one line
   */
  public static ParquetTable read(Path file) {
    try (ParquetFile opened = ParquetFile.open(file)) {
      List<SchemaElement> columns = opened.columns();
      if (columns.isEmpty()) {
        throw new DatasetException(
            String.format(
                Locale.ROOT, "%s has no column of numbers or texts: write plain columns", file));
      }
      List<String[]> rows = new ArrayList<>();
      for (RowGroup group : opened.groups()) {
        int first = rows.size();
        for (int c = 0; c < columns.size(); c++) {
          ColumnReader reader = opened.reader(group, columns.get(c));
          int most = reader.getDescriptor().getMaxDefinitionLevel();
          for (int row = 0; row < group.getNum_rows(); row++, reader.consume()) {
            if (c == 0) {
              rows.add(new String[columns.size()]);
            }
            boolean present = reader.getCurrentDefinitionLevel() == most;
            rows.get(first + row)[c] = present ? text(reader, columns.get(c)) : "";
          }
        }
      }
      return new ParquetTable(columns.stream().map(SchemaElement::getName).toList(), rows);
    } catch (IOException | RuntimeException e) {
      throw ParquetFile.damaged(file, e);
    } catch (OutOfMemoryError e) { // one array of a size that the file says
      throw new DatasetException(
          String.format(
              Locale.ROOT, "%s has more cells than the memory holds, or is altered: part it", file),
          e);
    }
  }

  private static String text(ColumnReader reader, SchemaElement column) {
    int scale = column.getConverted_type() == ConvertedType.DECIMAL ? column.getScale() : 0;
    return switch (column.getType()) {
      case BOOLEAN -> Boolean.toString(reader.getBoolean());
      case INT32 -> whole(reader.getInteger(), scale);
      case INT64 -> whole(reader.getLong(), scale);
      case FLOAT -> Float.toString(reader.getFloat());
      case DOUBLE -> Double.toString(reader.getDouble());
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
          scale > 0
              ? new BigDecimal(new BigInteger(reader.getBinary().getBytes()), scale).toString()
              : reader.getBinary().toStringUsingUTF8();
      case INT96 -> ""; // a time of long ago's Impala
    };
  }

  private static String whole(long number, int scale) {
    return scale > 0 ? BigDecimal.valueOf(number, scale).toString() : Long.toString(number);
  }
}
