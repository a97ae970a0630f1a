package org.refigure.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Which part of a training step takes which share of its time, by samples of the JVM's own
 * profiler: the innermost frame of a sample that is ours says what it belongs to.
 */
final class StepProfile {
  private static final Duration PERIOD = Duration.ofMillis(10);

  /** Parts of a step, and the classes whose frames belong to them. */
  private enum Part {
    PRODUCTS(
        "products", "model.NetlibBlas", "model.ForeignBlas", "model.CopyingBlas", "model.Blas"),
    ATTENTION("attention", "fused.Tile", "fused.Attention", "fused.Softmax"),
    ROTARY("rotary positions, heads apart and together", "fused.Rotary", "fused.MultiHead"),
    ELEMENTS(
        "norms, SwiGLU, cross-entropy",
        "fused.Normalisation",
        "fused.SwiGlu",
        "fused.CrossEntropy",
        "fused.HeadNorm"),
    WEIGHTS("weights packed and gradients handed out", "fused.Weight", "fused.Panel"),
    OPTIMIZER("clip and optimizer", "optim."),
    REST("the rest");

    private final String words;
    private final List<String> prefixes;

    Part(String words, String... prefixes) {
      this.words = words;
      this.prefixes = List.of(prefixes);
    }

    /** Arithmetic that several parts use belongs to its caller: it names none. */
    static Part of(RecordedEvent sample) {
      for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
        String type = frame.getMethod().getType().getName().replaceFirst("^org\\.refigure\\.", "");
        for (Part part : values()) {
          if (part.prefixes.stream().anyMatch(type::startsWith)) {
            return part;
          }
        }
      }
      return REST;
    }
  }

  private final Report report;
  private final double seconds;

  StepProfile(Report report, double seconds) {
    this.report = report;
    this.seconds = seconds;
  }

  /** Samples steps that are warm. */
  void measure(Proxy proxy, Candidate steps) throws IOException {
    Path file = Files.createTempFile("refigure-steps", ".jfr");
    Map<Part, Integer> counts = new EnumMap<>(Part.class);
    int all = 0;
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
      recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
      recording.start();
      long start = System.nanoTime();
      while ((System.nanoTime() - start) * 1e-9 < seconds) {
        steps.call();
      }
      recording.stop();
      recording.dump(file);
      String thread = Thread.currentThread().getName();
      for (RecordedEvent sample : RecordingFile.readAllEvents(file)) {
        if (sample.getStackTrace() != null
            && thread.equals(sample.getThread("sampledThread").getJavaName())) {
          counts.merge(Part.of(sample), 1, Integer::sum);
          all++;
        }
      }
    } finally {
      Files.delete(file);
    }
    report.line("where the time of a step goes (%s), by %,d samples:", proxy, all);
    for (Part part : Part.values()) {
      double share = counts.getOrDefault(part, 0) / (double) Math.max(1, all);
      report.line("  %5.1f %%  %s", 100 * share, part.words.toLowerCase(Locale.ROOT));
    }
  }
}
