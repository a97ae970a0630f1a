package org.refigure.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The right to run a sweep in a study file: one process at a time has it, others may read.
 *
 * <p>A lock of the operating system on a file beside the study ({@code study.sqlite-claim}), so it
 * vanishes with the process that holds it, however that ends. The file says who has it and stays
 * where it is: to remove it would let two processes hold one name.
 */
final class StudyClaim implements AutoCloseable {
  /** Far behind the text: where a lock also keeps others from reading, the text stays readable. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final @Nullable FileChannel channel;

  private StudyClaim(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** For a study that no other process can see. */
  static StudyClaim none() {
    return new StudyClaim(null);
  }

  /**
   * Takes the claim on a study file.
   *
   * @throws SweepException if another sweep, in this process or another, has it
   */
  static StudyClaim on(Path study) {
    boolean interrupted = Thread.interrupted(); // which would close the channel
    try {
      return taken(study);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt(); // for the engine to see
      }
    }
  }

  private static StudyClaim taken(Path study) {
    Path file = study.resolveSibling(study.getFileName() + "-claim");
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
        if (lock == null) {
          throw refused(study, file, null);
        }
        sign(channel);
        return new StudyClaim(channel);
      } catch (OverlappingFileLockException e) { // another sweep of this very process
        channel.close();
        throw refused(study, file, e);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "study %s cannot be claimed (%s): choose a place on a local disk where files can be made",
              study,
              e),
          e);
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close(); // and with it the lock
      } catch (IOException e) {
        throw new SweepException("the claim on a study cannot be given back: " + e, e);
      }
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    String who =
        String.format(
            Locale.ROOT,
            "process %d, since %s",
            ProcessHandle.current().pid(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static SweepException refused(Path study, Path file, @Nullable Exception cause) {
    return new SweepException(
        String.format(
            Locale.ROOT,
            "study %s is being run by another sweep (%s): wait for that one or choose another file; reading is possible meanwhile",
            study,
            holder(file)),
        cause);
  }

  private static String holder(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("which has just begun");
    } catch (IOException e) {
      return "which does not say more";
    }
  }
}
