package org.refigure;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.refigure.data.FineWebEdu;
import org.refigure.model.Llama;
import org.refigure.spectrum.Spectrum;
import org.refigure.train.StepEngines;

/**
 * Program of {@link OptionalLibraryTest}: what works without the optional libraries, and how not.
 */
final class LightProgram {
  private LightProgram() {}

  public static void main(String[] arguments) {
    var matrix = new float[100 * 100];
    for (int i = 0; i < 100; i++) {
      matrix[i * 101] = 2 * (i + 1);
    }
    System.out.printf("> spectrum %.0f%n", Spectrum.of(matrix, 100, 100).topSingularValue());
    Llama llama = Llama.of(new Llama.Size(64, 64, 2, 2), 32, 1);
    attempt(() -> StepEngines.open(llama, "auto").provenance());
    attempt(() -> StepEngines.open(llama, "djl").provenance());
    attempt(() -> FineWebEdu.load(List.of(Path.of("texts.parquet")), 1000).toString());
  }

  private static void attempt(Supplier<String> attempt) {
    try {
      System.out.println("> " + attempt.get());
    } catch (IllegalStateException refused) {
      System.out.println("> " + refused.getMessage());
    }
  }
}
