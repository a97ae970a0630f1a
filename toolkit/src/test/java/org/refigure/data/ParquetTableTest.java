package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
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

/** Tables are written by Parquet's own writer, which knows nothing of our reader. */
class ParquetTableTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message runs {
            required int32 width;
            optional double loss;
            optional float accuracy;
            required int64 seed;
            optional binary arm (UTF8);
            required boolean tied;
            optional int32 price (DECIMAL(9, 2));
            optional group config { required int32 depth; }
            repeated int32 list;
          }
          """);

  @TempDir private Path folder = Path.of("");

  @Test
  void cells_are_texts_and_what_is_no_plain_column_is_left_out() throws IOException {
    Path file = write(3);
    ParquetTable table = ParquetTable.read(file);
    assertThat(table.columns())
        .containsExactly("width", "loss", "accuracy", "seed", "arm", "tied", "price");
    assertThat(table.rows()).hasSize(3);
    assertThat(table.rows().get(0)).containsExactly("32", "0.1", "0.5", "0", "µP", "true", "1.25");
    assertThat(table.rows().get(1)).containsExactly("64", "", "", "1", "", "false", "");
  }

  @Test
  void what_is_no_table_is_refused_in_one_line() throws IOException {
    Path text = Files.writeString(folder.resolve("t.parquet"), "width,loss\n");
    assertThatThrownBy(() -> ParquetTable.read(text)).hasMessageContaining("is no Parquet file");
    byte[] whole = Files.readAllBytes(write(400));
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] altered = whole.clone();
      for (int k = 0; k <= i % 3; k++) {
        altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
      }
      int end = i % 5 == 0 ? random.nextInt(altered.length) : altered.length;
      Path damaged = Files.write(folder.resolve("d.parquet"), Arrays.copyOf(altered, end));
      try {
        ParquetTable.read(damaged);
      } catch (DatasetException e) {
        refused++;
        assertThat(e.getMessage()).contains("d.parquet").doesNotContain("\n");
      }
    }
    assertThat(refused).isGreaterThan(60);
  }

  private Path write(int rows) throws IOException {
    Path file = folder.resolve("runs" + rows + ".parquet");
    SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .build()) {
      for (int i = 0; i < rows; i++) {
        Group row = groups.newGroup().append("width", 32 << i % 3);
        if (i % 2 == 0) {
          row.append("loss", 0.1).append("accuracy", 0.5f).append("arm", "µP").append("price", 125);
          row.addGroup("config").append("depth", 2);
          row.append("list", 1).append("list", 2);
        }
        writer.write(row.append("seed", (long) i).append("tied", i % 2 == 0));
      }
    }
    return file;
  }
}
