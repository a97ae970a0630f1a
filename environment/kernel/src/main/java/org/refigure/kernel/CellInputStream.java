package org.refigure.kernel;

import io.github.spencerpark.jupyter.messages.MessageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code System.in} of a notebook: asks the user for a line when a cell reads. Where the client
 * cannot ask, it is at its end.
 */
final class CellInputStream extends InputStream {

  private final KernelConnection connection;
  private volatile Optional<MessageContext> context = Optional.empty();
  private byte[] line = new byte[0];
  private int position;

  CellInputStream(KernelConnection connection) {
    this.connection = connection;
  }

  /** Ties the stream to a cell, or to none that may ask. */
  void attach(Optional<MessageContext> cell) {
    context = cell;
  }

  @Override
  public synchronized int read() throws IOException {
    return fill() ? line[position++] & 0xFF : -1;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, available());
    System.arraycopy(line, position, into, offset, count);
    position += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - position;
  }

  /**
   * Asks with a prompt, past what {@code System.in} holds.
   *
   * @throws IllegalStateException if the client cannot ask
   * @throws InterruptedException if the cell is stopped while it waits
   */
  String ask(String prompt, boolean isSecret) throws InterruptedException {
    MessageContext cell =
        context.orElseThrow(
            () -> new IllegalStateException("this front end takes no input for the cell"));
    System.out.flush();
    return connection.ask(cell, prompt, isSecret);
  }

  private boolean fill() throws InterruptedIOException {
    if (available() > 0) {
      return true;
    }
    Optional<MessageContext> cell = context;
    if (cell.isEmpty()) {
      return false;
    }
    System.out.flush();
    try {
      String answer = connection.ask(cell.get(), "", false) + "\n";
      line = answer.getBytes(StandardCharsets.UTF_8);
      position = 0;
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    }
  }
}
