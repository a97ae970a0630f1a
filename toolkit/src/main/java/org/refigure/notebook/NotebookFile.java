package org.refigure.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A notebook as a value: read, checked, written.
 *
 * <p>Reads the notebook format 4.0 to 4.5 and writes 4.5, in the byte order that Jupyter itself
 * writes, so that an executed notebook differs from its source only in its outputs.
 *
 * <p>Source: the Jupyter notebook format 4.5.
 */
public final class NotebookFile {
  /** The key under which a notebook and its cells keep what concerns us. */
  static final String NOTES = "refigure";

  private final ObjectNode tree;
  private final String name;

  private NotebookFile(ObjectNode tree, String name) {
    this.tree = tree;
    this.name = name;
  }

  /**
   * Reads an .ipynb file.
   *
   * @throws NotebookException if the file is missing, unreadable, not JSON or not a notebook of
   *     format 4
   */
  public static NotebookFile read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s does not exist; name an .ipynb file, paths count from %s",
              file,
              Path.of("").toAbsolutePath()),
          e);
    } catch (MalformedInputException e) {
      throw new NotebookException(
          String.format(
              Locale.ROOT, "%s is not a notebook: an .ipynb file must be JSON in UTF-8", file),
          e);
    } catch (IOException e) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s cannot be read (%s); it must be a readable .ipynb file",
              file,
              FileProblem.of(e)),
          e);
    }
  }

  /**
   * Reads a notebook from its JSON text.
   *
   * @param name what messages call it, usually the file's path
   * @throws NotebookException if the text is not JSON or not a notebook of format 4
   */
  public static NotebookFile parse(String json, String name) {
    try {
      return of(NotebookFormat.checked(JupyterJson.parse(json), name), name);
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      throw new NotebookException(
          String.format(
                  Locale.ROOT,
                  "%s is not a notebook: it must be JSON, and is not from line %d, column %d on; restore it",
                  name,
                  location.getLineNr(),
                  location.getColumnNr())
              + " from version control or save it again in Jupyter",
          e);
    }
  }

  /** A notebook around a tree that nobody else changes. */
  static NotebookFile of(ObjectNode tree, String name) {
    return new NotebookFile(tree, name);
  }

  /** A copy of the tree, free to be changed. */
  ObjectNode copyOfTree() {
    return tree.deepCopy();
  }

  /** What messages call this notebook. */
  public String name() {
    return name;
  }

  /** The cells from top to bottom. */
  public List<NotebookCell> cells() {
    JsonNode cells = tree.path("cells");
    return IntStream.range(0, cells.size())
        .mapToObj(index -> NotebookFormat.cell(cells.get(index)))
        .toList();
  }

  /** What a cell carries with it: by name, and then by MIME type. */
  Map<String, Map<String, String>> attachments(NotebookCell cell) {
    var attachments = new HashMap<String, Map<String, String>>();
    for (JsonNode json : tree.path("cells")) {
      if (json.path("id").asText().equals(cell.id())) {
        for (var attachment : json.path("attachments").properties()) {
          Map<String, String> data = new HashMap<>();
          attachment
              .getValue()
              .properties()
              .forEach(entry -> data.put(entry.getKey(), NotebookText.joined(entry.getValue())));
          attachments.put(attachment.getKey(), data);
        }
      }
    }
    return attachments;
  }

  /** The text of the first heading, else the file's name. */
  public String title() {
    return cells().stream()
        .map(NotebookCell::heading)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(String.valueOf(Path.of(name).getFileName()).replaceFirst("\\.ipynb$", ""));
  }

  /** The kernel the notebook asks for; {@code java} where it does not say. */
  public String kernelName() {
    return tree.path("metadata").path("kernelspec").path("name").asText("java");
  }

  /** A fact about this execution that was written with {@link #withNote}. */
  public Optional<String> note(String key) {
    JsonNode value = tree.path("metadata").path(NOTES).path(key);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** The same notebook with a fact in its metadata, under {@code refigure}. */
  public NotebookFile withNote(String key, String value) {
    ObjectNode copy = copyOfTree();
    copy.withObjectProperty("metadata").withObjectProperty(NOTES).put(key, value);
    return of(copy, name);
  }

  /**
   * The same notebook with a note in every cell that a run is to leave out: the runner does not
   * execute it and writes the reason where its output would be. Notes of an earlier run go.
   *
   * @param reason why, in one line; empty for a cell that is to run
   */
  public NotebookFile leavingOut(Function<NotebookCell, Optional<String>> reason) {
    ObjectNode copy = copyOfTree();
    for (JsonNode json : copy.path("cells")) {
      NotebookCell cell = NotebookFormat.cell(json);
      NotebookFormat.leaveOut(
          (ObjectNode) json, cell.executable() ? reason.apply(cell) : Optional.empty());
    }
    return of(copy, name);
  }

  /** The .ipynb text. */
  public String json() {
    return JupyterJson.pretty(tree);
  }

  /**
   * Writes the .ipynb file, all of it or nothing: a crash in between leaves the old file.
   *
   * @throws NotebookException if the folder cannot be made or written to
   */
  public void write(Path file) {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(part, json());
      move(part, target);
    } catch (IOException e) {
      throw new NotebookException(
          String.format(
              Locale.ROOT,
              "%s cannot be written (%s); choose a folder you may write to that has room left",
              file,
              FileProblem.of(e)),
          e);
    } finally {
      deleteQuietly(part);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the file proper is written, or the exception under way says why not
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NotebookFile that && tree.equals(that.tree) && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%d cells)", name, tree.path("cells").size());
  }
}
