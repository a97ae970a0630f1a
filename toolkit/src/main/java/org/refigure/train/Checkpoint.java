package org.refigure.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.refigure.data.NumpyArchive;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * All that a training is after some steps: a resumed one goes on with the same bits.
 *
 * <p>On disk it is a NumPy archive: {@code weights/NAME}, {@code first/NAME} and {@code
 * second/NAME} (the moments of AdamW) for every parameter, and {@code step}.
 *
 * @param step steps taken
 * @param weights W
 * @param first m
 * @param second v
 */
public record Checkpoint(long step, Parameters weights, Parameters first, Parameters second) {
  /** The largest count that a float32 holds exactly, with the next one. */
  private static final int DIGIT = 1 << 24;

  /** Writes a file; an older one of that name stays until the new one is complete. */
  public void write(Path file) throws IOException {
    NumpyArchive archive = new NumpyArchive();
    archive.put("step", 1, 2, new float[] {step / DIGIT, step % DIGIT});
    parts()
        .forEach(
            (part, values) ->
                values
                    .descriptions()
                    .forEach(
                        each ->
                            archive.put(
                                part + each.name(),
                                each.rows(),
                                each.columns(),
                                values.get(each))));
    archive.write(file);
  }

  /**
   * Reads a file.
   *
   * @param model the parameters that it must hold
   * @throws IOException if it cannot be read or is damaged
   * @throws IllegalArgumentException if it is of another model; names the parameter
   */
  public static Checkpoint read(Path file, List<ParameterShape> model) throws IOException {
    NumpyArchive archive = NumpyArchive.read(file);
    float[] step = archive.get("step").data();
    Checkpoint checkpoint =
        new Checkpoint(
            (long) step[0] * DIGIT + (long) step[1],
            Parameters.zeros(model),
            Parameters.zeros(model),
            Parameters.zeros(model));
    checkpoint.parts().forEach((part, values) -> fill(values, archive, part, file));
    return checkpoint;
  }

  private Map<String, Parameters> parts() {
    return Map.of("weights/", weights, "first/", first, "second/", second);
  }

  private static void fill(Parameters values, NumpyArchive archive, String part, Path file) {
    for (ParameterShape each : values.descriptions()) {
      NumpyArchive.Array array = archive.get(part + each.name());
      if (array.rows() != each.rows() || array.columns() != each.columns()) {
        throw new IllegalArgumentException(
            "%s%s is %d × %d and must be %d × %d (checkpoint %s): it is of another model"
                .formatted(
                    part,
                    each.name(),
                    array.rows(),
                    array.columns(),
                    each.rows(),
                    each.columns(),
                    file));
      }
      System.arraycopy(array.data(), 0, values.get(each), 0, each.size());
    }
  }
}
