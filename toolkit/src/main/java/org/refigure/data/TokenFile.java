package org.refigure.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of tokens: a header of four little-endian 64-bit numbers (a mark, documents, training
 * tokens, held-out tokens), then the training tokens, then the held-out ones, each an unsigned
 * little-endian 16-bit number.
 *
 * @param path where it lies
 * @param documents how many documents it holds, in both parts
 * @param training how many tokens train
 * @param heldOut how many tokens are held out
 */
record TokenFile(Path path, long documents, long training, long heldOut) {
  /** Bytes before the first token. */
  static final int HEADER = 4 * Long.BYTES;

  private static final long MARK = 0x3130_4e45_4b4f_5452L; // "RTOKEN01"

  /** The file, if it is there and whole: of the size that its header says. */
  static Optional<TokenFile> open(Path path) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) < HEADER) {
      return Optional.empty();
    }
    ByteBuffer header;
    try (InputStream in = Files.newInputStream(path)) {
      header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
    }
    long mark = header.getLong();
    TokenFile file = new TokenFile(path, header.getLong(), header.getLong(), header.getLong());
    boolean whole = mark == MARK && Files.size(path) == file.heldOutAt() + bytes(file.heldOut);
    return whole ? Optional.of(file) : Optional.empty();
  }

  /** The same file under another name. */
  TokenFile at(Path other) {
    return new TokenFile(other, documents, training, heldOut);
  }

  /** What the file begins with. */
  ByteBuffer header() {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(MARK)
        .putLong(documents)
        .putLong(training)
        .putLong(heldOut)
        .flip();
  }

  /** Tokens as they stand in the file. */
  static byte[] encoded(int[] tokens) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * tokens.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int token : tokens) {
      bytes.putShort((short) token);
    }
    return bytes.array();
  }

  MappedTokens.Stretch trainingPart() {
    return new MappedTokens.Stretch(path, HEADER, training);
  }

  MappedTokens.Stretch heldOutPart() {
    return new MappedTokens.Stretch(path, heldOutAt(), heldOut);
  }

  private long heldOutAt() {
    return HEADER + bytes(training);
  }

  private static long bytes(long tokens) {
    return Short.BYTES * tokens;
  }
}
