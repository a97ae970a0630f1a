package org.refigure.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.refigure.notebook.NotebookCell;
import org.refigure.notebook.NotebookFile;

/**
 * A fingerprint of a notebook's code: outputs are fresh while the code still has the fingerprint it
 * had when they were made.
 */
public final class SourceHash {
  /** The key under which an executed notebook keeps the fingerprint. */
  public static final String KEY = "sourceHash";

  private SourceHash() {}

  /** The first 16 hexadecimal digits of the SHA-256 of all code cells; prose does not count. */
  public static String of(NotebookFile notebook) {
    MessageDigest digest = sha256();
    notebook.cells().stream()
        .filter(NotebookCell::executable)
        .map(cell -> cell.source().strip() + "\n\0")
        .forEach(source -> digest.update(source.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
