package org.refigure.data;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts that this JVM has read already, for the next trial of a sweep: to read, check and split
 * 80 MB takes as long as two hundred steps of a narrow model.
 *
 * <p>A text stays as long as memory allows, and as long as its file has neither another size nor
 * another time of change; a changed one is read and checked anew.
 */
final class LoadedTexts {
  private static final Map<State, SoftReference<Corpus>> LOADED = new ConcurrentHashMap<>();

  /** A file as it was when it was read, and the checksum that it passed. */
  private record State(Path file, long size, FileTime changed, String sha256) {}

  private LoadedTexts() {}

  /** The text of a file, read only where it is not at hand as it is now. */
  static Corpus of(Path file, String sha256, Supplier<Corpus> read) {
    Optional<State> state = state(file, sha256);
    @Nullable SoftReference<Corpus> kept = state.map(LOADED::get).orElse(null);
    @Nullable Corpus known = kept == null ? null : kept.get();
    if (known != null) {
      return known;
    }
    Corpus corpus = read.get();
    state.ifPresent(key -> LOADED.put(key, new SoftReference<>(corpus)));
    return corpus;
  }

  private static Optional<State> state(Path file, String sha256) {
    try {
      return Optional.of(
          new State(
              file.toAbsolutePath(), Files.size(file), Files.getLastModifiedTime(file), sha256));
    } catch (IOException e) { // reading it says what is wrong
      return Optional.empty();
    }
  }
}
