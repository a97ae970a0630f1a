package org.refigure.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a {@link TokenFile}. Documents become tokens a batch at a time, on all processors; only a
 * batch is in memory. The held-out tokens wait in a file of their own until the others are there.
 */
final class TokenWriter implements Closeable {
  private static final int BATCH = 1024;

  private final Path file;
  private final Path heldOutFile;
  private final Function<byte[], int[]> encoder;
  private final long earlier;
  private final OutputStream training;
  private final OutputStream heldOut;
  private final List<byte[]> batch = new ArrayList<>();
  private long documents;
  private long trainingTokens;
  private long heldOutTokens;

  /**
   * Begins two files of the folder; {@link #close} removes them.
   *
   * @param earlier how many documents of the text come before
   */
  TokenWriter(Path folder, Tokenizer tokenizer, long earlier) throws IOException {
    this.encoder = tokenizer.encoder();
    this.earlier = earlier;
    file = Files.createTempFile(folder, "tokens", ".part");
    heldOutFile = Files.createTempFile(folder, "tokens", ".part");
    training = new BufferedOutputStream(Files.newOutputStream(file));
    heldOut = new BufferedOutputStream(Files.newOutputStream(heldOutFile));
    training.write(new byte[TokenFile.HEADER]);
  }

  /** Takes the next document. */
  void add(byte[] document) throws IOException {
    batch.add(document);
    if (batch.size() == BATCH) {
      write();
    }
  }

  /**
   * Completes the file on the disk.
   *
   * @return the file under its passing name
   */
  TokenFile finish() throws IOException {
    write();
    training.close();
    heldOut.close();
    TokenFile whole = new TokenFile(file, documents, trainingTokens, heldOutTokens);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE);
        FileChannel in = FileChannel.open(heldOutFile)) {
      out.position(out.size());
      for (long done = 0; done < in.size(); ) {
        done += in.transferTo(done, in.size() - done, out);
      }
      out.write(whole.header(), 0);
      out.force(true);
    }
    return whole;
  }

  private void write() throws IOException {
    List<int[]> encoded = batch.parallelStream().map(encoder).toList();
    batch.clear();
    for (int[] tokens : encoded) {
      documents++;
      if (Corpus.isHeldOut(earlier + documents)) {
        heldOut.write(TokenFile.encoded(tokens));
        heldOutTokens += tokens.length;
      } else {
        training.write(TokenFile.encoded(tokens));
        trainingTokens += tokens.length;
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (training;
        heldOut) {
      // Both are closed whatever was written.
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(heldOutFile);
    }
  }
}
