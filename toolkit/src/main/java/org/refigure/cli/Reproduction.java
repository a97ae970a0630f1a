package org.refigure.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.refigure.Scale;
import org.refigure.data.NeededData;
import org.refigure.notebook.KernelSpec;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.NotebookRun;
import org.refigure.notebook.NotebookRunner;
import org.refigure.notebook.RunListener;

/**
 * One notebook at one scale, from the committed file to the executed one.
 *
 * @param notebook which
 * @param source its committed content
 * @param scale how large
 */
record Reproduction(ShelvedNotebook notebook, NotebookFile source, Scale scale) {
  /** The key under which a notebook lists the scales it has presets for. */
  private static final String SCALES_KEY = "scales";

  private static final String USUAL_SCALES = "smoke laptop";

  /**
   * Reads the notebook and checks that it can run at the scale.
   *
   * @throws UsageException if it has no preset for the scale
   * @throws org.refigure.notebook.NotebookException if the file is not a notebook
   */
  static Reproduction of(ShelvedNotebook notebook, Scale scale) {
    NotebookFile source = NotebookFile.read(notebook.file());
    List<String> presets =
        Arrays.asList(source.note(SCALES_KEY).orElse(USUAL_SCALES).strip().split("[ ,]+"));
    if (!presets.contains(scale.word())) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--scale = %s must be one that notebook %s has a preset for: %s",
              scale.word(),
              notebook.name(),
              String.join(", ", presets)));
    }
    return new Reproduction(notebook, source, scale);
  }

  /** Executes the notebook on a kernel; its file in the output folder is kept up to date. */
  NotebookRun run(
      KernelSpec kernel, OutputFolder out, Optional<Duration> cellTimeout, RunListener listener) {
    Path folder = Optional.ofNullable(notebook.file().toAbsolutePath().getParent()).orElseThrow();
    NotebookRunner runner =
        NotebookRunner.on(kernel)
            .environment(out.environment(notebook, scale))
            .workingDirectory(folder)
            .savingTo(out.notebook(notebook))
            .listener(listener);
    NotebookFile stamped =
        leavingOut(source)
            .withNote("scale", scale.word())
            .withNote(SourceHash.KEY, SourceHash.of(source));
    return cellTimeout.map(runner::cellTimeout).orElse(runner).run(stamped);
  }

  /** With a note in the cells whose data can be had nowhere; each set of tags is asked once. */
  private static NotebookFile leavingOut(NotebookFile source) {
    Map<Set<String>, Optional<String>> missing = new HashMap<>();
    return source.leavingOut(cell -> missing.computeIfAbsent(cell.tags(), NeededData::missing));
  }

  /**
   * Puts the executed notebook in the place of the one it was made from; says why not where cells
   * were left out, for then outputs would be lost.
   */
  Optional<String> replaceBy(OutputFolder out) {
    NotebookFile executed = NotebookFile.read(out.notebook(notebook));
    Optional<String> leftOut = Rerun.leftOut(executed);
    if (leftOut.isEmpty()) {
      executed.write(notebook.file());
    }
    return leftOut.map(line -> notebook.name() + " was not replaced in place, for the run " + line);
  }
}
