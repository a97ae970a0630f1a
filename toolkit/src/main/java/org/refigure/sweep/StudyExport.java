package org.refigure.sweep;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.refigure.OptionalLibrary;

/** Writes a study for other tools; the name of the file says in which format. */
final class StudyExport {
  private final Study study;

  StudyExport(Study study) {
    this.study = study;
  }

  /** What writes a file. */
  private interface Format {
    void write(Path file) throws IOException;
  }

  /** Writes beside the file first: where something goes wrong, no half of it is left. */
  void to(Path file) {
    Format format = format(file);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        format.write(part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  static SweepException cannot(Path target, IOException cause) {
    return new SweepException(
        String.format(
            Locale.ROOT,
            "export %s cannot be written (%s): choose a place in a folder that exists and can be"
                + " written",
            target,
            cause),
        cause);
  }

  private Format format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return part -> CsvFile.write(study.columns(), study.rows().size(), part);
    } else if (name.endsWith(".jsonl")) {
      return this::jsonLines;
    } else if (name.endsWith(".parquet")) {
      OptionalLibrary.PARQUET.require("export to Parquet (.csv and .jsonl do without)");
      return part -> Parquet.write(study.columns(), study.rows().size(), part);
    }
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "export = %s must end in .csv, .jsonl or .parquet", file));
  }

  private void jsonLines(Path file) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file);
        Stream<TrialRecord> records = study.stream()) {
      for (TrialRecord record : (Iterable<TrialRecord>) records::iterator) {
        lines.write(Json.text(Json.readable(record)));
        lines.write('\n');
      }
    }
  }
}
