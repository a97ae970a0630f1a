package org.refigure.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/** Reads one column of texts from an Apache Parquet file, row group after row group. */
final class ParquetText {
  private ParquetText() {}

  /**
   * Hands out the texts of a column in the order of the rows; rows without one are passed over.
   *
   * @param texts takes a text in UTF-8 and says whether to go on
   * @return whether the file was read to its end
   * @throws DatasetException if the file cannot be read, is no Parquet file, is damaged, has no
   *     such column of texts or uses a compression that is not supported; one line
   */
  static boolean read(Path file, String column, Predicate<byte[]> texts) {
    try (ParquetFile opened = ParquetFile.open(file)) {
      SchemaElement element = column(opened, file, column);
      for (RowGroup group : opened.groups()) {
        ColumnReader reader = opened.reader(group, element);
        int most = reader.getDescriptor().getMaxDefinitionLevel();
        for (long row = 0; row < group.getNum_rows(); row++, reader.consume()) {
          boolean present = reader.getCurrentDefinitionLevel() == most;
          if (present && !texts.test(reader.getBinary().getBytes())) {
            return false;
          }
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      throw ParquetFile.damaged(file, e);
    }
  }

  private static SchemaElement column(ParquetFile opened, Path file, String column) {
    List<SchemaElement> all = opened.columns();
    return all.stream()
        .filter(each -> each.getName().equals(column) && each.getType() == Type.BYTE_ARRAY)
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetException(
                    String.format(
                        Locale.ROOT,
                        "%s has no column \"%s\" of texts; it has %s",
                        file,
                        column,
                        all.stream().map(SchemaElement::getName).toList())));
  }
}
