package org.refigure.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a client saw of one executed cell.
 *
 * @param reply content of {@code execute_reply}
 * @param outputs what was broadcast on the cell's behalf, without status and input
 */
record Execution(JsonObject reply, List<Message> outputs) {

  /**
   * One message.
   *
   * @param type message type
   * @param parent id of the request it belongs to, empty if none
   * @param content its content
   */
  record Message(String type, String parent, JsonObject content) {}

  String status() {
    return reply.get("status").getAsString();
  }

  List<String> types() {
    return outputs.stream().map(Message::type).toList();
  }

  /** All text of one stream. */
  String text(String stream) {
    return outputs.stream()
        .filter(message -> message.type().equals("stream"))
        .filter(message -> message.content().get("name").getAsString().equals(stream))
        .map(message -> message.content().get("text").getAsString())
        .collect(Collectors.joining());
  }

  /** Content of the only message of a type. */
  JsonObject only(String type) {
    List<Message> found = outputs.stream().filter(message -> message.type().equals(type)).toList();
    if (found.size() != 1) {
      throw new AssertionError("one " + type + " expected among " + outputs);
    }
    return found.get(0).content();
  }

  /** Plain text of the cell's value. */
  String value() {
    return only("execute_result").getAsJsonObject("data").get("text/plain").getAsString();
  }

  /** The traceback without colours. */
  String traceback() {
    StringBuilder text = new StringBuilder();
    for (JsonElement line : only("error").getAsJsonArray("traceback")) {
      text.append(line.getAsString().replaceAll("\u001B\\[[0-9;]*m", "")).append('\n');
    }
    return text.toString();
  }
}
