package org.refigure.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.refigure.data.NumpyArchive;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.optim.RecipeState;

/**
 * All that a training is after some steps: a resumed one goes on with the same bits.
 *
 * <p>On disk it is a NumPy archive: {@code weights/NAME} in the precision of the training, {@code
 * state/RULE/NAME/MEMORY} in float64 for all that the rule of a parameter remembers, and {@code
 * step}.
 *
 * @param step steps taken
 * @param weights W
 * @param state what the rules remember, by parameter
 */
public record Checkpoint(long step, Parameters weights, Map<String, RecipeState.Saved> state) {
  /** The largest count that a float32 holds exactly, with the next one. */
  private static final int DIGIT = 1 << 24;

  private static final String WEIGHTS = "weights/";
  private static final String STATE = "state/";

  /** Copies the map. */
  public Checkpoint {
    state = Map.copyOf(state);
  }

  /** Writes a file; an older one of that name stays until the new one is complete. */
  public void write(Path file) throws IOException {
    NumpyArchive archive = new NumpyArchive();
    archive.put("step", 1, 2, new float[] {step / DIGIT, step % DIGIT});
    for (ParameterShape each : weights.descriptions()) {
      String name = each.name();
      if (weights.areDoubles()) {
        double[] values = weights.getDoubles(name).data();
        archive.putDoubles(WEIGHTS + name, each.rows(), each.columns(), values);
      } else {
        archive.put(WEIGHTS + name, each.rows(), each.columns(), weights.get(each));
      }
      RecipeState.Saved saved = state.get(name);
      String place = STATE + saved.rule() + '/' + name + '/';
      archive.put(place, 1, 0, new float[0]);
      saved
          .values()
          .forEach(
              (memory, values) ->
                  archive.putDoubles(
                      place + memory, values.rows(), values.columns(), values.data()));
    }
    archive.write(file);
  }

  /**
   * Reads a file.
   *
   * @param model the parameters that it must hold, in the precision that it must have
   * @throws IOException if it cannot be read or is damaged
   * @throws IllegalArgumentException if it is of another model; names the parameter
   */
  public static Checkpoint read(Path file, Parameters model) throws IOException {
    NumpyArchive archive = NumpyArchive.read(file);
    float[] step = archive.get("step").data();
    Parameters weights = model.zeros();
    Map<String, RecipeState.Saved> state = new LinkedHashMap<>();
    for (ParameterShape each : model.descriptions()) {
      String array = WEIGHTS + each.name();
      if (model.areDoubles()) {
        NumpyArchive.DoubleArray values = archive.getDoubles(array);
        requireShape(each, values.rows(), values.columns(), file);
        weights.write(each.name(), values.data());
      } else {
        NumpyArchive.Array values = archive.get(array);
        requireShape(each, values.rows(), values.columns(), file);
        System.arraycopy(values.data(), 0, weights.get(each), 0, each.size());
      }
      state.put(each.name(), memories(archive, each.name(), file));
    }
    return new Checkpoint((long) step[0] * DIGIT + (long) step[1], weights, state);
  }

  private static RecipeState.Saved memories(NumpyArchive archive, String name, Path file) {
    String place =
        archive.names().stream()
            .filter(each -> each.startsWith(STATE) && each.endsWith('/' + name + '/'))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        String.format(
                            Locale.ROOT,
                            "checkpoint %s says of no rule that it moved \"%s\": it is no checkpoint of a training, or of an older release",
                            file,
                            name)));
    Map<String, DoubleMatrix> values = new LinkedHashMap<>();
    for (String each : archive.names()) {
      if (each.startsWith(place) && each.length() > place.length()) {
        NumpyArchive.DoubleArray array = archive.getDoubles(each);
        values.put(
            each.substring(place.length()),
            new DoubleMatrix(array.rows(), array.columns(), array.data()));
      }
    }
    String rule = place.substring(STATE.length(), place.length() - name.length() - 2);
    return new RecipeState.Saved(rule, values);
  }

  private static void requireShape(ParameterShape each, int rows, int columns, Path file) {
    if (rows != each.rows() || columns != each.columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s%s is %d × %d and must be %d × %d (checkpoint %s): it is of another model",
              WEIGHTS,
              each.name(),
              rows,
              columns,
              each.rows(),
              each.columns(),
              file));
    }
  }
}
