package org.refigure.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The networks that Yang et al. published with "From Simple to Complex: Curriculum-Guided
 * Physics-Informed Neural Networks via Gaussian Mixture Models" (arXiv 2605.19263; repository
 * Mathematics-Yang/CGMPINN, MIT licence): six differential equations, each solved by six methods.
 *
 * <p>36 files of PyTorch are read once and kept as one NumPy archive. Its arrays are called {@code
 * 1D_poisson/pinn/layers.0.weight} (outputs × inputs), {@code …/layers.0.bias} and {@code …/loss},
 * the loss of every step.
 */
public final class PinnCheckpoints {
  private static final String RAW =
      "https://raw.githubusercontent.com/Mathematics-Yang/CGMPINN/0c2c4b12bc192e85c2ccb71c1e90b4de4e2294d6/";

  private static final List<String> LINES = lines();

  /** The archive, and how it is made of the authors' files. */
  public static final Dataset DATASET =
      new Dataset(
          "curriculum_pinn_checkpoints.npz",
          "98406f0547978ccf64e07cf84e75bf088e75f1f0e71b2c93ad38330e86dc4eab",
          "the folders *_parameter of Mathematics-Yang/CGMPINN on GitHub (MIT)",
          LINES.stream()
              .map(line -> line.split(" "))
              .map(line -> new Dataset.Source(URI.create(RAW + line[1]), line[0]))
              .toList(),
          PinnCheckpoints::convert);

  private PinnCheckpoints() {}

  /**
   * All networks.
   *
   * @throws DatasetException if they are nowhere and cannot be downloaded, or have another content
   */
  public static NumpyArchive load() {
    return load(DatasetCache.current());
  }

  /** The same from a cache of one's own. */
  public static NumpyArchive load(DatasetCache cache) {
    try {
      return NumpyArchive.read(cache.content(DATASET), DATASET.file());
    } catch (IOException e) {
      throw new DatasetException(DATASET.file() + ": " + e.getMessage(), e);
    }
  }

  /** One archive of all files, in their order. */
  static byte[] convert(List<byte[]> sources) throws IOException {
    NumpyArchive archive = new NumpyArchive();
    for (int i = 0; i < sources.size(); i++) {
      String file = LINES.get(i).split("/")[2];
      String name = file.replace("_tanh_adam2lbfgs_", "/").replace(".pth", "/");
      if (!(TorchFile.read(sources.get(i)) instanceof Map<?, ?> checkpoint)
          || !(checkpoint.get("model_state_dict") instanceof Map<?, ?> state)
          || !(checkpoint.get("loss_history") instanceof List<?> losses)) {
        throw new IOException(
            String.format(Locale.ROOT, "%s must hold model_state_dict and loss_history", file));
      }
      state.forEach(
          (key, value) -> {
            if (value instanceof TorchFile.Tensor tensor && key.toString().startsWith("layers.")) {
              archive.put(name + key, tensor.rows(), tensor.columns(), tensor.numbers());
            }
          });
      float[] history = new float[losses.size()];
      for (int k = 0; k < history.length; k++) {
        history[k] = total(losses.get(k), file);
      }
      archive.put(name + "loss", 1, history.length, history);
    }
    return archive.bytes();
  }

  /** Most files keep a number for each step, those of lbpinn its parts with their total. */
  private static float total(Object loss, String file) throws IOException {
    Object number = loss instanceof Map<?, ?> parts ? parts.get("total") : loss;
    if (number instanceof Double total) {
      return total.floatValue();
    }
    throw new IOException(String.format(Locale.ROOT, "%s has a step without a loss", file));
  }

  private static List<String> lines() {
    try (InputStream in = PinnCheckpoints.class.getResourceAsStream("curriculum-checkpoints.txt")) {
      if (in == null) {
        throw new IllegalStateException("curriculum-checkpoints.txt is missing beside this class");
      }
      return new ArrayList<>(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
