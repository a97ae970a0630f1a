package org.refigure.data;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens that stay in files of unsigned little-endian 16-bit numbers. The files are mapped into
 * memory, so the system reads what is asked for and lets go of it where memory is short; a mapping
 * holds less than 2 GB, so there are several.
 */
final class MappedTokens implements Tokens {
  /** Tokens of one mapping: 1 GiB. */
  static final int PIECE = 1 << 29;

  private final int vocabulary;
  private final long length;
  private final long[] starts;
  private final ShortBuffer[] pieces;

  /**
   * Where some of the tokens stand.
   *
   * @param file the file
   * @param offset of the first token, in bytes
   * @param length number of tokens
   */
  record Stretch(Path file, long offset, long length) {}

  /**
   * The tokens of stretches, one after the other.
   *
   * @param piece the most tokens of a mapping
   * @throws IOException if a file cannot be mapped
   */
  MappedTokens(List<Stretch> stretches, int vocabulary, int piece) throws IOException {
    List<ShortBuffer> mapped = new ArrayList<>();
    for (Stretch stretch : stretches) {
      try (FileChannel channel = FileChannel.open(stretch.file)) {
        for (long from = 0; from < stretch.length; from += piece) {
          long tokens = Math.min(piece, stretch.length - from);
          mapped.add(
              channel
                  .map(
                      FileChannel.MapMode.READ_ONLY,
                      stretch.offset + Short.BYTES * from,
                      Short.BYTES * tokens)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .asShortBuffer());
        }
      }
    }
    this.vocabulary = vocabulary;
    pieces = mapped.toArray(ShortBuffer[]::new);
    starts = new long[pieces.length];
    long total = 0;
    for (int i = 0; i < pieces.length; i++) {
      starts[i] = total;
      total += pieces[i].capacity();
    }
    length = total;
  }

  @Override
  public int vocabulary() {
    return vocabulary;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int at(long place) {
    int found = Arrays.binarySearch(starts, place);
    int piece = found >= 0 ? found : -found - 2;
    return Short.toUnsignedInt(pieces[piece].get((int) (place - starts[piece])));
  }
}
