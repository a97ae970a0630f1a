package org.refigure.notebook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How large an image wants to be shown, in logical pixels of 1/96 in, by the resolution in its file
 * (PNG, Portable Network Graphics specification, chunks IHDR and pHYs).
 */
record PngSize(int width, int height) {
  private static final double METRES_PER_LOGICAL_PIXEL = 0.0254 / 96;
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;
  private static final byte METRE = 1;

  /** The size; empty where the bytes are no PNG or have no resolution in metres. */
  static Optional<PngSize> of(byte[] png) {
    var bytes = ByteBuffer.wrap(png);
    int width = 0;
    int height = 0;
    for (int at = SIGNATURE; at + AROUND <= png.length; ) {
      int length = bytes.getInt(at);
      String kind = new String(Arrays.copyOfRange(png, at + 4, at + 8), StandardCharsets.US_ASCII);
      if (length < 0 || at + AROUND + (long) length > png.length || kind.equals("IDAT")) {
        break;
      }
      if (kind.equals("IHDR") && length >= 8) {
        width = bytes.getInt(at + 8);
        height = bytes.getInt(at + 12);
      } else if (kind.equals("pHYs") && length == 9 && png[at + 16] == METRE && width > 0) {
        double across = METRES_PER_LOGICAL_PIXEL * bytes.getInt(at + 8);
        double up = METRES_PER_LOGICAL_PIXEL * bytes.getInt(at + 12);
        return Optional.of(
            new PngSize((int) Math.round(width / across), (int) Math.round(height / up)));
      }
      at += AROUND + length;
    }
    return Optional.empty();
  }

  /** As the metadata of an output. */
  Map<String, Object> metadata() {
    return Map.of("width", width, "height", height);
  }
}
