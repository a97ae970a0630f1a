package org.refigure.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parts of a file. */
final class FileBytes {
  private FileBytes() {}

  /** The bytes of a file from a place on. */
  static InputStream from(Path file, long place) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      return Channels.newInputStream(channel.position(place));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
