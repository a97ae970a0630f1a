package io.github.spencerpark.jupyter.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;

/** Stand-in: what the kernel's own class of this name offers to library code. */
public class DisplayData {
  /** What was put. */
  public final Map<String, Object> data = new LinkedHashMap<>();

  /** What was said about it. */
  public final Map<String, Object> metadata = new LinkedHashMap<>();

  /** The id, once set. */
  public String id = "";

  public void putData(String mime, Object value) {
    data.put(mime, value);
  }

  public void putMetaData(String mime, Object value) {
    metadata.put(mime, value);
  }

  public void setDisplayId(String displayId) {
    id = displayId;
  }
}
