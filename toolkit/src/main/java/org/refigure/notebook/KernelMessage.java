package org.refigure.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One message of the Jupyter protocol.
 *
 * <p>Source: Jupyter client, "Messaging in Jupyter", version 5.3.
 *
 * @param header who says what when
 * @param parent the header of the request this belongs to; empty for a request
 * @param content what the message says
 */
record KernelMessage(JsonNode header, JsonNode parent, JsonNode content) {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.UTF_8);
  private static final int SIGNED_FRAMES = 4;

  /** A new request of a session. */
  static KernelMessage request(String type, String session, JsonNode content) {
    return new KernelMessage(header(type, session), JupyterJson.object(), content);
  }

  /** A message that belongs to this one, for example its reply. */
  KernelMessage child(String type, JsonNode content) {
    return new KernelMessage(header(type, header.path("session").asText()), header, content);
  }

  /** The message's type, for example {@code execute_reply}. */
  String type() {
    return header.path("msg_type").asText();
  }

  /** The message's own id. */
  String id() {
    return header.path("msg_id").asText();
  }

  /** The id of the request this belongs to. */
  String parentId() {
    return parent.path("msg_id").asText();
  }

  /** The frames to send: delimiter, signature, header, parent, metadata, content. */
  List<byte[]> frames(String key) {
    List<byte[]> signed =
        List.of(bytes(header), bytes(parent), bytes(JupyterJson.object()), bytes(content));
    var frames = new ArrayList<byte[]>();
    frames.add(DELIMITER);
    frames.add(signature(key, signed).getBytes(StandardCharsets.UTF_8));
    frames.addAll(signed);
    return frames;
  }

  /** Reads received frames; empty if they are not a message signed with the key. */
  static Optional<KernelMessage> read(List<byte[]> frames, String key) {
    int start = 0;
    while (start < frames.size() && !Arrays.equals(frames.get(start), DELIMITER)) {
      start++; // routing identities stand before the delimiter
    }
    if (frames.size() < start + 2 + SIGNED_FRAMES) {
      return Optional.empty();
    }
    List<byte[]> signed = frames.subList(start + 2, start + 2 + SIGNED_FRAMES);
    byte[] expected = signature(key, signed).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, frames.get(start + 1))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new KernelMessage(json(signed.get(0)), json(signed.get(1)), json(signed.get(3))));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static JsonNode header(String type, String session) {
    return JupyterJson.object()
        .put("msg_id", UUID.randomUUID().toString())
        .put("session", session)
        .put("username", "refigure")
        .put("date", Instant.now().toString())
        .put("msg_type", type)
        .put("version", "5.3");
  }

  private static String signature(String key, List<byte[]> signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      signed.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] bytes(JsonNode json) {
    return JupyterJson.compact(json).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] frame) throws JsonProcessingException {
    return JupyterJson.parse(new String(frame, StandardCharsets.UTF_8));
  }
}
