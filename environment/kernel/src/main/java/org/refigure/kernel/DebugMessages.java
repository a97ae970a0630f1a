package org.refigure.kernel;

import io.github.spencerpark.jupyter.messages.MessageType;
import java.lang.reflect.Constructor;
import java.util.Map;

/**
 * The messages of Jupyter's debugger, which this kernel has none of: a client that asks
 * nevertheless is told so, or it would wait. Basekernel does not know them; a type made here is
 * known to it from then on.
 */
final class DebugMessages {

  static final MessageType<Map<String, Object>> REQUEST = type("debug_request");
  static final MessageType<Map<String, Object>> REPLY = type("debug_reply");

  private DebugMessages() {}

  /** The answer that declines. */
  static Map<String, Object> declined(Map<String, Object> request) {
    return Map.of(
        "type",
        "response",
        "success",
        false,
        "command",
        request.getOrDefault("command", ""),
        "request_seq",
        request.getOrDefault("seq", 0),
        "seq",
        0,
        "message",
        "this kernel has no debugger");
  }

  @SuppressWarnings("unchecked")
  private static MessageType<Map<String, Object>> type(String name) {
    try {
      Constructor<?> made = MessageType.class.getDeclaredConstructor(String.class, Class.class);
      made.setAccessible(true);
      return (MessageType<Map<String, Object>>) made.newInstance(name, Map.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("basekernel has no message types to add to", e);
    }
  }
}
