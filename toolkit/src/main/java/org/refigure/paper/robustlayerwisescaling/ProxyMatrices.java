package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.refigure.sweep.Trial;

/** The names of a proxy's matrix-like parameters, by type. */
final class ProxyMatrices {
  /** Those of SwiGLU, which the paper's Figure 1 shows. */
  static final List<String> FEED_FORWARD = List.of("gate", "up", "down");

  /** Those of attention. */
  static final List<String> ATTENTION = List.of("query", "key", "value", "output");

  /** All types, feed-forward first. */
  static final List<String> TYPES =
      Stream.concat(FEED_FORWARD.stream(), ATTENTION.stream()).toList();

  private ProxyMatrices() {}

  /** The matrices of these types in all blocks, for example {@code layers.0.gate}. */
  static List<String> of(int layers, List<String> types) {
    return IntStream.range(0, layers)
        .boxed()
        .flatMap(
            layer ->
                types.stream().map(type -> String.format(Locale.ROOT, "layers.%d.%s", layer, type)))
        .toList();
  }

  /** The standard deviation with which a matrix starts, 0.5/√d or, where it writes, 0.5/√(dL). */
  static double initialRms(Trial trial, String name) {
    return ProxySetting.llama(trial, 256).parameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .initial()
        .standardDeviation();
  }
}
