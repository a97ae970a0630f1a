package org.refigure.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.refigure.kernel.Execution.Message;
import org.zeromq.ZMQ;

/** Jupyter's messages as they go over a socket: signed JSON, perhaps with binary data behind it. */
final class SignedMessages {
  static final String KEY = "a key of the test";

  private static final String MARK = "<IDS|MSG>";
  private static final Gson GSON = new Gson();

  private SignedMessages() {}

  /** Sends header, parent, metadata and content. */
  static void send(ZMQ.Socket socket, List<String> parts, byte[]... buffers) {
    socket.sendMore(MARK);
    socket.sendMore(signature(parts));
    for (int i = 0; i < parts.size(); i++) {
      socket.send(parts.get(i), i < parts.size() - 1 || buffers.length > 0 ? ZMQ.SNDMORE : 0);
    }
    for (int i = 0; i < buffers.length; i++) {
      socket.send(buffers[i], i < buffers.length - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  /** Reads all that is there. */
  static void receive(ZMQ.Socket socket, List<Message> into) {
    byte[] frame = socket.recv(ZMQ.DONTWAIT);
    while (frame != null) {
      while (!new String(frame, StandardCharsets.UTF_8).equals(MARK)) {
        frame = socket.recv();
      }
      String signature = socket.recvStr();
      List<String> parts = new ArrayList<>();
      while (socket.hasReceiveMore()) {
        parts.add(socket.recvStr());
      }
      if (!signature.equals(signature(parts))) {
        throw new AssertionError("wrong signature of " + parts);
      }
      JsonObject parent = GSON.fromJson(parts.get(1), JsonObject.class);
      into.add(
          new Message(
              GSON.fromJson(parts.get(0), JsonObject.class).get("msg_type").getAsString(),
              parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
              GSON.fromJson(parts.get(3), JsonObject.class)));
      frame = socket.recv(ZMQ.DONTWAIT);
    }
  }

  /** What the kernel checks. */
  static String signature(List<String> parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
