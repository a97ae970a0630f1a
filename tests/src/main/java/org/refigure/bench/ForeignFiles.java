package org.refigure.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.refigure.data.GaussianStream;

/** Files as other programs write them, of any size, made of a stated stream of numbers. */
final class ForeignFiles {
  /** Numbers that are drawn once and repeated; prime, so that no two matrices are alike. */
  private static final int BLOCK = 1_048_573;

  private ForeignFiles() {}

  /**
   * A transformer of width d in bfloat16: embedding and head of 16d × d, blocks of four d × d and
   * three 11d/4 × d, as many as fit.
   *
   * @param bytes about how large
   */
  static Path safetensors(Path file, int d, long bytes) throws IOException {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put("embed.weight", new int[] {16 * d, d});
    shapes.put("head.weight", new int[] {16 * d, d});
    long numbers = 32L * d * d;
    for (int layer = 0; layer == 0 || 2 * numbers < bytes; layer++) {
      for (String name : List.of("q", "k", "v", "o", "gate", "up", "down")) {
        int wide = 11 * d / 4;
        int[] shape =
            name.length() == 1
                ? new int[] {d, d}
                : name.equals("down") ? new int[] {d, wide} : new int[] {wide, d};
        shapes.put(String.format(Locale.ROOT, "blocks.%d.%s.weight", layer, name), shape);
        numbers += (long) shape[0] * shape[1];
      }
    }
    List<String> entries = new ArrayList<>();
    long place = 0;
    for (Map.Entry<String, int[]> each : shapes.entrySet()) {
      int[] shape = each.getValue();
      long end = place + 2L * shape[0] * shape[1];
      entries.add(
          String.format(
              Locale.ROOT,
              "\"%s\":{\"dtype\":\"BF16\",\"shape\":[%d,%d],\"data_offsets\":[%d,%d]}",
              each.getKey(),
              shape[0],
              shape[1],
              place,
              end));
      place = end;
    }
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    byte[] block = block();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
      out.write(header);
      for (long left = place; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
    return file;
  }

  /** A table with a row for each step of runs of a sweep, a thousand steps a run. */
  static Path table(Path file, int rows) throws IOException {
    GaussianStream noise = new GaussianStream(2);
    int steps = Math.min(rows, 1000);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("run,width,lr,seed,step,loss,grad_norm\n");
      for (int row = 0; row < rows; row++) {
        int run = row / steps;
        out.write(
            String.format(
                Locale.ROOT,
                "r%d,%d,%s,%d,%d,%.6f,%.6f%n",
                run,
                64 << run % 4,
                Math.pow(2, -4 - run / 4 % 10),
                run / 40,
                row % steps,
                3 + 0.01 * noise.next(),
                1 + 0.1 * noise.next()));
      }
    }
    return file;
  }

  /** A table with a row for each run of a sweep: as many seeds as it takes. */
  static Path runs(Path file, int rows) throws IOException {
    GaussianStream noise = new GaussianStream(3);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("run,width,lr,seed,loss,grad_norm\n");
      for (int run = 0; run < rows; run++) {
        out.write(
            String.format(
                Locale.ROOT,
                "r%d,%d,%s,%d,%.6f,%.6f%n",
                run,
                64 << run % 4,
                Math.pow(2, -4 - run / 4 % 10),
                run / 40,
                3 + 0.01 * noise.next(),
                1 + 0.1 * noise.next()));
      }
    }
    return file;
  }

  /** Normal numbers of standard deviation 1/50, as bfloat16. */
  private static byte[] block() {
    GaussianStream numbers = new GaussianStream(1);
    ByteBuffer block = ByteBuffer.allocate(2 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < BLOCK; i++) {
      block.putShort((short) (Float.floatToRawIntBits((float) (0.02 * numbers.next())) >>> 16));
    }
    return block.array();
  }
}
