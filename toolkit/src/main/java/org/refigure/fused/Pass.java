package org.refigure.fused;

import java.util.stream.Stream;
import org.refigure.model.Llama;
import org.refigure.model.MatrixView;

/** All storage that a micro-batch of one shape needs, kept between steps. */
final class Pass {
  final Places places;
  final Scratch scratch;
  final Kept[] kept;
  final MultiHead heads;

  /** x̂ and r of the last norm. */
  final Sheet last;

  final float[] lastFactors;
  final MatrixView logits;

  Pass(Llama llama, Layout layout, Places places) {
    this.places = places;
    scratch = new Scratch(layout, places);
    kept =
        Stream.generate(() -> new Kept(llama, layout, places))
            .limit(llama.size().layers())
            .toArray(Kept[]::new);
    heads = new MultiHead(llama, layout, places);
    last = Sheet.zeros(places.rows(), layout.width().size());
    lastFactors = new float[places.rows()];
    logits = MatrixView.withRoom(places.rows(), layout.vocabulary().size());
  }
}
