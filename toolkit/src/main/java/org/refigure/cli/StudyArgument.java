package org.refigure.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.refigure.sweep.Study;

/** The study that a command line names: a file, or the name of one among the default studies. */
final class StudyArgument {
  private StudyArgument() {}

  static Path file(String study) {
    Path file = Path.of(study);
    if (Files.isRegularFile(file)) {
      return file;
    }
    Path named = Study.folder().resolve(study + ".sqlite");
    if (Files.isRegularFile(named)) {
      return named;
    }
    throw new UsageException(
        String.format(
            Locale.ROOT,
            "STUDY = %s must be a study file, or the name of one in %s",
            study,
            Study.folder()));
  }
}
