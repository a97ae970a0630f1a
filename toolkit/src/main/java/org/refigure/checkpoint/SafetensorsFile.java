package org.refigure.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The safetensors format: eight bytes with the length of a JSON header, the header (name → dtype,
 * shape, data_offsets), the numbers. Source: github.com/huggingface/safetensors, README.
 */
final class SafetensorsFile {
  /** The format's own limit. */
  private static final long MOST_HEADER = 100_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<long[]> places = new ArrayList<>();

  private SafetensorsFile(Path file) {
    this.file = file;
  }

  /** Reads the header of a file. */
  static Contents read(Path file) throws IOException {
    SafetensorsFile reader = new SafetensorsFile(file);
    reader.header();
    return new Contents(reader.tensors, reader.skipped);
  }

  /** Reads the files that an index names, {@code model.safetensors.index.json}. */
  static Contents readSharded(Path index) throws IOException {
    JsonNode map;
    try {
      map = JSON.readTree(Files.readAllBytes(index)).path("weight_map");
    } catch (JsonProcessingException e) {
      throw new CheckpointException(index + " is no JSON: it is cut or altered, fetch it again", e);
    }
    if (!map.isObject() || map.isEmpty()) {
      throw new CheckpointException(
          index + " has no weight_map: it must be the index of sharded safetensors");
    }
    List<StoredTensor> tensors = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    List<String> shards = new ArrayList<>();
    map.forEach(shard -> shards.add(shard.asText()));
    for (String shard : shards.stream().distinct().sorted().toList()) {
      Path folder = index.toAbsolutePath().normalize().resolveSibling("");
      Path path = folder.resolve(shard).normalize();
      if (!path.startsWith(folder)) {
        throw new CheckpointException(
            index + " names the shard \"" + shard + "\": it must lie in the same folder");
      }
      if (!Files.isRegularFile(path)) {
        throw new CheckpointException(
            index + " names the shard \"" + shard + "\", which is not there: fetch it");
      }
      Contents contents = read(path);
      tensors.addAll(contents.tensors());
      skipped.addAll(contents.skipped());
    }
    return new Contents(tensors, skipped);
  }

  private void header() throws IOException {
    long size = Files.size(file);
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] length = in.readNBytes(8);
      if (length.length < 8) {
        throw problem("has " + size + " bytes, fewer than the eight of a safetensors header");
      }
      long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (bytes < 2 || bytes > MOST_HEADER || bytes > size - 8) {
        throw problem(
            "says that its header has "
                + Long.toUnsignedString(bytes)
                + " bytes, of "
                + size
                + " in all: it is cut, or no safetensors file");
      }
      header = in.readNBytes((int) bytes);
    }
    JsonNode json;
    try {
      json = JSON.readTree(header);
    } catch (JsonProcessingException e) {
      throw problem("has a header that is no JSON: it is altered, fetch it again");
    }
    long start = 8L + header.length;
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        tensor(entry.getKey(), entry.getValue(), start, size - start);
      }
    }
    requireApart();
  }

  private void tensor(String name, JsonNode about, long start, long bytes) throws IOException {
    String dtype = about.path("dtype").asText();
    JsonNode offsets = about.path("data_offsets");
    if (offsets.size() != 2 || !about.path("shape").isArray()) {
      throw problem("describes tensor \"" + name + "\" without shape or data_offsets");
    }
    long[] shape = new long[about.path("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = about.path("shape").get(i).asLong(-1);
    }
    NumberFormat format;
    try {
      format = NumberFormat.valueOf(dtype);
    } catch (IllegalArgumentException e) {
      skipped.add(name + " (" + dtype + ")");
      return;
    }
    long from = offsets.get(0).asLong(-1);
    long to = offsets.get(1).asLong(-1);
    if (from < 0 || to < from || to > bytes) {
      throw problem(
          String.format(
              Locale.ROOT,
              "puts tensor \"%s\" at bytes %d … %d of %d: it is cut, fetch it again",
              name,
              from,
              to,
              bytes));
    }
    StoredTensor tensor;
    try {
      tensor = new Placed(file, start + from).tensor(name, format, shape);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(e.getMessage(), e);
    }
    if ((long) tensor.size() * format.bytes() != to - from) {
      throw problem(
          String.format(
              Locale.ROOT,
              "gives tensor \"%s\" of shape %s and %s the bytes %d … %d: it needs %d",
              name,
              tensor.shapeText(),
              format,
              from,
              to,
              (long) tensor.size() * format.bytes()));
    }
    tensors.add(tensor);
    places.add(new long[] {from, to});
  }

  private void requireApart() throws IOException {
    List<long[]> sorted = new ArrayList<>(places);
    sorted.removeIf(place -> place[0] == place[1]);
    sorted.sort(Comparator.comparingLong(place -> place[0]));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i)[0] < sorted.get(i - 1)[1]) {
        throw problem(
            "has two tensors that overlap at byte " + sorted.get(i)[0] + ": it is altered");
      }
    }
  }

  private CheckpointException problem(String what) {
    return new CheckpointException(file + " " + what);
  }

  /** Where numbers lie in a file. */
  private record Placed(Path file, long place) {
    StoredTensor tensor(String name, NumberFormat format, long[] shape) {
      return new StoredTensor(
          name, file.toString(), format, shape, () -> FileBytes.from(file, place));
    }
  }
}
