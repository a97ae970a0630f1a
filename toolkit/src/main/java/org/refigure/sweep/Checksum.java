package org.refigure.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-256, as 64 hexadecimal digits: what an experiment states of the data it reads. */
public final class Checksum {
  private Checksum() {}

  /**
   * The SHA-256 of a file's content.
   *
   * @throws SweepException if it cannot be read
   */
  public static String of(Path file) {
    MessageDigest digest = digest();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new SweepException(
          String.format(
              Locale.ROOT,
              "data %s cannot be read (%s): check the path, or fetch the file first",
              file,
              e),
          e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Refuses what is no named checksum. */
  static void require(String name, String checksum) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "data must have a name, but that of checksum %s is blank", checksum));
    }
    if (!checksum.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "checksum = \"%s\" must be a SHA-256 in 64 hexadecimal digits of lower case (data \"%s\" of an experiment)",
              checksum,
              name));
    }
  }

  /** Refuses to run a trial where the experiment would read other data than it was planned with. */
  static void requireSame(Trial trial, Experiment here) {
    if (!trial.data().equals(here.data())) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "data %s must be %s, as it was when the sweep was planned (%s): give this machine the same files, or plan anew",
              here.data(),
              trial.data(),
              trial.experiment()));
    }
  }

  static byte[] sha256(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
