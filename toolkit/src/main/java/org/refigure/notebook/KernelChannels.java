package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The client's ends of a kernel's channels.
 *
 * <p>Used by one thread only, and that thread must not be interrupted: JeroMQ's signalling runs
 * over interruptible channels, which an interrupt closes for good.
 */
final class KernelChannels implements AutoCloseable {
  /** The channels of the protocol that a client listens to. */
  enum Channel {
    SHELL,
    IOPUB,
    CONTROL,
    STDIN
  }

  /** A message and the channel it came by. */
  record Received(Channel channel, KernelMessage message) {}

  private final ZContext context = new ZContext();
  private final Connection connection;
  private final String session = UUID.randomUUID().toString();
  private final List<ZMQ.Socket> sockets = new ArrayList<>();
  private final ZMQ.Poller poller;
  private final Deque<Received> waiting = new ArrayDeque<>();

  KernelChannels(Connection connection) {
    this.connection = connection;
    context.setLinger(0);
    poller = context.createPoller(Channel.values().length);
    for (Channel channel : Channel.values()) { // in the order of the enum
      sockets.add(connected(channel));
    }
    sockets.forEach(socket -> poller.register(socket, ZMQ.Poller.POLLIN));
  }

  /** Sends a request and returns its id. */
  String send(Channel channel, String type, JsonNode content) {
    KernelMessage request = KernelMessage.request(type, session, content);
    send(channel, request);
    return request.id();
  }

  /** Sends a message. */
  void send(Channel channel, KernelMessage message) {
    ZMQ.Socket socket = sockets.get(channel.ordinal());
    List<byte[]> frames = message.frames(connection.key());
    for (int i = 0; i < frames.size(); i++) {
      // never block: a dead kernel reads nothing, and its death is noticed elsewhere
      socket.send(frames.get(i), ZMQ.DONTWAIT | (i < frames.size() - 1 ? ZMQ.SNDMORE : 0));
    }
  }

  /** The next message, or empty after the given time. */
  Optional<Received> next(Duration patience) {
    if (waiting.isEmpty()) {
      poller.poll(patience.toMillis());
      for (Channel channel : Channel.values()) {
        if (poller.pollin(channel.ordinal())) {
          drain(channel);
        }
      }
    }
    return Optional.ofNullable(waiting.poll());
  }

  private void drain(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel.ordinal());
    for (byte @Nullable [] frame = socket.recv(ZMQ.DONTWAIT);
        frame != null;
        frame = socket.recv(ZMQ.DONTWAIT)) {
      var frames = new ArrayList<byte[]>();
      frames.add(frame);
      while (socket.hasReceiveMore()) {
        frames.add(socket.recv());
      }
      KernelMessage.read(frames, connection.key())
          .ifPresent(message -> waiting.add(new Received(channel, message)));
    }
  }

  private ZMQ.Socket connected(Channel channel) {
    String name = channel.name().toLowerCase(java.util.Locale.ROOT);
    ZMQ.Socket socket =
        context.createSocket(channel == Channel.IOPUB ? SocketType.SUB : SocketType.DEALER);
    socket.setRcvHWM(0); // a burst of output must not be dropped
    if (channel == Channel.IOPUB) {
      socket.subscribe(new byte[0]);
    } else {
      // a kernel asks for input by the identity that sent the request
      socket.setIdentity(session.getBytes(StandardCharsets.UTF_8));
    }
    socket.connect(connection.address(name));
    return socket;
  }

  @Override
  public void close() {
    poller.close();
    context.close();
  }
}
