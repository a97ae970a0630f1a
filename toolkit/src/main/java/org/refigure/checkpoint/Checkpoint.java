package org.refigure.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.refigure.EditDistance;

/**
 * The tensors of one or several files of weights: safetensors ({@code .safetensors}, or its index
 * {@code .index.json} for sharded ones), PyTorch ({@code .pt}, {@code .pth}, {@code .bin}), NumPy
 * ({@code .npy}, {@code .npz}). Only descriptions are held; numbers are read when they are asked
 * for. Nothing in a file is executed.
 *
 * @param name the first file's name
 * @param tensors tensors of floating-point numbers, in the order of the files
 * @param skipped what is not read, with its kind
 * @param optimizer how an optimizer numbers its parameters, where one is saved in a file
 */
public record Checkpoint(
    String name,
    List<StoredTensor> tensors,
    List<String> skipped,
    Optional<OptimizerState> optimizer) {
  private static final byte[] ZIP = {'P', 'K'};

  /** Copies the lists. */
  public Checkpoint {
    tensors = List.copyOf(tensors);
    skipped = List.copyOf(skipped);
  }

  /**
   * Opens files.
   *
   * @param first a file, or a folder with one index or with safetensors files
   * @throws IOException if one cannot be read; the message names file, place, rule and remedy
   */
  public static Checkpoint of(Path first, Path... more) throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    Optional<OptimizerState> optimizer = Optional.empty();
    for (Path file : Stream.concat(Stream.of(first), Stream.of(more)).toList()) {
      Contents contents = read(file);
      tensors.addAll(contents.tensors());
      skipped.addAll(contents.skipped());
      optimizer = optimizer.or(contents::optimizer);
    }
    return new Checkpoint(String.valueOf(first.getFileName()), tensors, skipped, optimizer);
  }

  /** The same, for a cell: {@code Checkpoint.of("model.safetensors")}. */
  public static Checkpoint of(String first, String... more) throws IOException {
    return of(Path.of(first), Stream.of(more).map(Path::of).toArray(Path[]::new));
  }

  /** Matrices, and convolutions that are matrices when flattened. */
  public List<StoredTensor> matrices() {
    return tensors.stream().filter(StoredTensor::isMatrix).toList();
  }

  /**
   * The model's tensors without the optimizer's: where a file holds dictionaries of both, the
   * model's names without the name of its dictionary.
   */
  public Checkpoint weights() {
    if (optimizer.isEmpty() || optimizer.get().place().isEmpty()) {
      return this;
    }
    List<StoredTensor> others =
        tensors.stream().filter(t -> !t.name().startsWith(optimizer.get().place())).toList();
    String first = others.isEmpty() ? "" : others.get(0).name();
    String place = first.substring(0, first.indexOf('.') + 1);
    long inside = others.stream().filter(tensor -> tensor.name().startsWith(place)).count();
    if (2 * inside < others.size()) { // the model's tensors lie beside the optimizer
      return new Checkpoint(name, others, skipped, optimizer);
    }
    return new Checkpoint(
        name,
        others.stream()
            .filter(tensor -> tensor.name().startsWith(place))
            .map(tensor -> tensor.named(tensor.name().substring(place.length())))
            .toList(),
        skipped,
        optimizer);
  }

  /** Whether the tensors stand in the order of their names, as safetensors are written. */
  boolean isSorted() {
    return tensors.stream().anyMatch(tensor -> tensor.file().endsWith(".safetensors"));
  }

  /**
   * The file {@code optimizer.pt} in the folder of the weights, where the Trainer of Hugging Face
   * leaves it: beside safetensors or {@code pytorch_model.bin}. Empty where there is none; no other
   * file of that folder is opened.
   *
   * @throws CheckpointException if it cannot be read
   */
  Optional<Checkpoint> optimizerBeside() throws IOException {
    if (tensors.isEmpty()) {
      return Optional.empty();
    }
    Path weights = Path.of(tensors.get(0).file());
    Path file = weights.resolveSibling("optimizer.pt");
    if (!(isSorted() || weights.endsWith("pytorch_model.bin")) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Contents contents = read(file);
    return Optional.of(
        new Checkpoint(
            file.toString(), contents.tensors(), contents.skipped(), contents.optimizer()));
  }

  /**
   * The tensors in whose names a pattern is found.
   *
   * @throws IllegalArgumentException if it is no regular expression
   */
  public Checkpoint matching(String pattern) {
    Pattern wanted;
    try {
      wanted = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "pattern \""
              + pattern
              + "\" must be a regular expression: "
              + e.getDescription().toLowerCase(Locale.ROOT)
              + "; write \\ before a sign that stands for itself",
          e);
    }
    return new Checkpoint(
        name,
        tensors.stream().filter(t -> wanted.matcher(t.name()).find()).toList(),
        skipped,
        optimizer);
  }

  /**
   * A tensor by its name.
   *
   * @throws IllegalArgumentException if there is none; names the nearest
   */
  public StoredTensor tensor(String wanted) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tensor \""
                        + wanted
                        + "\" is not in "
                        + name
                        + ": "
                        + EditDistance.hint(
                            wanted, tensors.stream().map(StoredTensor::name).toList())));
  }

  private static Contents read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return readFolder(file);
    }
    String name = String.valueOf(file.getFileName());
    try {
      if (name.endsWith(".index.json")) {
        return SafetensorsFile.readSharded(file);
      } else if (name.endsWith(".safetensors")) {
        return SafetensorsFile.read(file);
      } else if (name.endsWith(".npy")) {
        return NumpyFile.readOne(file);
      } else if (name.endsWith(".npz")) {
        return NumpyFile.readArchive(file);
      } else if (isZip(file)) {
        return TorchZip.read(file);
      }
    } catch (NoSuchFileException e) {
      throw new CheckpointException(file + " is not there: check the path", e);
    } catch (EOFException e) {
      throw new CheckpointException(file + " ends too early: it is cut, fetch it again", e);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new CheckpointException(file + " has a tensor of an absurd size: it is altered", e);
    }
    throw new CheckpointException(
        file
            + " is no file of weights that is read here: .safetensors, its .index.json, .pt, .pth or"
            + " .bin of torch.save (1.6 or later), .npy, .npz");
  }

  private static Contents readFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    List<Path> indices =
        files.stream().filter(file -> file.toString().endsWith(".index.json")).toList();
    List<Path> wanted =
        indices.isEmpty()
            ? files.stream().filter(file -> file.toString().endsWith(".safetensors")).toList()
            : indices.subList(0, 1);
    if (wanted.isEmpty()) {
      throw new CheckpointException(
          folder + " holds no .safetensors and no .index.json: name the files");
    }
    List<StoredTensor> tensors = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Path file : wanted) {
      Contents contents = read(file);
      tensors.addAll(contents.tensors());
      skipped.addAll(contents.skipped());
    }
    return new Contents(tensors, skipped);
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(ZIP.length);
      return head.length == 2 && head[0] == ZIP[0] && head[1] == ZIP[1];
    }
  }
}
