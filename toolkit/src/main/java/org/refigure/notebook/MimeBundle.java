package org.refigure.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same thing in several formats; a front end picks the richest it knows.
 *
 * @param data MIME type → content: text, base64 for images, maps and lists for JSON
 * @param metadata MIME type → how that format wants to be shown
 */
record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
  MimeBundle {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** A bundle that says the thing in plain text, as every bundle must. */
  static MimeBundle of(String plain) {
    return new MimeBundle(Map.of("text/plain", plain), Map.of());
  }

  /** The same with one more format. */
  MimeBundle with(String mime, Object content) {
    var more = new LinkedHashMap<>(data);
    more.put(mime, content);
    return new MimeBundle(more, metadata);
  }

  /** The same with how one of its formats wants to be shown, for example its width. */
  MimeBundle about(String mime, Map<String, Object> facts) {
    var more = new LinkedHashMap<>(metadata);
    more.put(mime, facts);
    return new MimeBundle(data, more);
  }

  /** The plain text. */
  String plain() {
    return String.valueOf(data.get("text/plain"));
  }
}
