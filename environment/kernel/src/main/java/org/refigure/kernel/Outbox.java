package org.refigure.kernel;

import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything the kernel broadcasts, in order, sent by one thread.
 *
 * <p>Cells never touch a socket: on JDK 17 an interrupt stops their thread wherever it is, and a
 * socket stopped in the middle of a message would be lost. Printed text is gathered for some
 * milliseconds, so that a chatty loop becomes few messages, yet progress lines without a line feed
 * appear at once; a cell that prints faster than the network takes it has to wait.
 */
final class Outbox {

  private static final long GATHERING_MILLIS = 40;
  private static final int MOST_PENDING_CHARACTERS = 1 << 20;

  private final Deque<Item> items = new ArrayDeque<>();
  private int pendingCharacters;
  private boolean sending;

  /** Starts the sending thread. */
  void start(Consumer<Message<?>> socket) {
    Thread sender = new Thread(() -> send(socket), "iopub");
    sender.setDaemon(true);
    sender.start();
  }

  /** Broadcasts a message after all that came before it. */
  synchronized void put(Message<?> message) {
    items.add(new Item(message));
    notifyAll();
  }

  /** Broadcasts printed text, joined with text just before it on the same stream. */
  synchronized void print(MessageContext context, StreamType stream, String text) {
    Item last = items.peekLast();
    if (last != null && last.continues(context, stream)) {
      last.text.append(text);
    } else {
      items.add(new Item(context, stream, text));
    }
    pendingCharacters += text.length();
    notifyAll();
    try {
      while (pendingCharacters > MOST_PENDING_CHARACTERS) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until everything was handed to the network, or the time is over. */
  synchronized void drain(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while ((sending || !items.isEmpty()) && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }

  private void send(Consumer<Message<?>> socket) {
    try {
      while (true) {
        Message<?> message = take();
        socket.accept(message);
        synchronized (this) {
          sending = false;
          notifyAll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Message<?> take() throws InterruptedException {
    while (items.isEmpty()) {
      wait();
    }
    Item first = items.getFirst();
    long deadline = first.since + TimeUnit.MILLISECONDS.toNanos(GATHERING_MILLIS);
    long left = deadline - System.nanoTime();
    // Only the last item can still grow; a full one is not worth waiting for.
    while (first.isText()
        && items.size() == 1
        && left > 0
        && pendingCharacters < MOST_PENDING_CHARACTERS) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    items.removeFirst();
    sending = true;
    pendingCharacters -= first.text.length();
    notifyAll();
    return first.message();
  }

  /** A message, or text that is still growing. */
  private static final class Item {
    private final long since = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private final @Nullable Message<?> message;
    private final @Nullable MessageContext context;
    private final StreamType stream;

    Item(Message<?> message) {
      this.message = message;
      this.context = null;
      this.stream = StreamType.OUT;
    }

    Item(MessageContext context, StreamType stream, String text) {
      this.message = null;
      this.context = context;
      this.stream = stream;
      this.text.append(text);
    }

    boolean isText() {
      return message == null;
    }

    boolean continues(MessageContext otherContext, StreamType otherStream) {
      return isText() && context == otherContext && stream == otherStream;
    }

    Message<?> message() {
      return message != null
          ? message
          : new Message<>(
              context, PublishStream.MESSAGE_TYPE, new PublishStream(stream, text.toString()));
    }
  }
}
