package org.refigure.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same thing in several formats; a front end picks the richest it knows.
 *
 * @param data MIME type → content: text, base64 for images, maps and lists for JSON
 */
record MimeBundle(Map<String, Object> data) {
  MimeBundle {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** A bundle that says the thing in plain text, as every bundle must. */
  static MimeBundle of(String plain) {
    return new MimeBundle(Map.of("text/plain", plain));
  }

  /** The same with one more format. */
  MimeBundle with(String mime, Object content) {
    var more = new LinkedHashMap<>(data);
    more.put(mime, content);
    return new MimeBundle(more);
  }

  /** The plain text. */
  String plain() {
    return String.valueOf(data.get("text/plain"));
  }
}
