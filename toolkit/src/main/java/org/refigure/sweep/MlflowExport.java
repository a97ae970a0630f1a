package org.refigure.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a study in the layout of MLflow's file store, which {@code mlflow ui --backend-store-uri
 * FOLDER} reads: an experiment is an experiment, a trial a run, with its id as the run's.
 *
 * <p>Parameters and the seed become params, values and curves metrics, the rest tags. Times are the
 * moment of the export less the seconds a trial ran.
 */
final class MlflowExport {
  private final Path folder;
  private final long now;

  /** With the time of the export in milliseconds since 1970. */
  MlflowExport(Path folder, long now) {
    this.folder = folder;
    this.now = now;
  }

  void write(Stream<TrialRecord> records) {
    try {
      for (TrialRecord record : (Iterable<TrialRecord>) records::iterator) {
        write(record);
      }
    } catch (IOException e) {
      throw StudyExport.cannot(folder, e);
    }
  }

  /** The id of an experiment: 18 digits that depend on its name only. */
  static String experimentId(String name) {
    long number = ByteBuffer.wrap(Checksum.sha256(name)).getLong();
    return Long.toString(
        100_000_000_000_000_000L + Math.floorMod(number, 900_000_000_000_000_000L));
  }

  private void write(TrialRecord record) throws IOException {
    Trial trial = record.trial();
    String experiment = experimentId(trial.experiment());
    Path home = Files.createDirectories(folder.resolve(experiment));
    meta(home, experimentFields(trial.experiment(), experiment, home));
    Path run = home.resolve(trial.id());
    remove(run.resolve("params")); // of an earlier export, which may have named its files otherwise
    remove(run.resolve("metrics"));
    for (String part : List.of("params", "metrics", "tags", "artifacts")) {
      Files.createDirectories(run.resolve(part));
    }
    meta(run, runFields(record, experiment, run));
    var params = texts(trial.parameters());
    params.put("seed", Long.toString(trial.seed()));
    each(run.resolve("params"), params);
    each(run.resolve("tags"), tags(record));
    var metrics = new TreeMap<String, List<String>>();
    record.values().forEach((name, value) -> metrics.put(name, List.of(point(0, value))));
    record.curves().forEach((name, curve) -> metrics.put(name, points(curve)));
    var paths = MlflowNames.paths(metrics.keySet());
    for (var metric : metrics.entrySet()) {
      Files.write(file(run.resolve("metrics"), paths.get(metric.getKey())), metric.getValue());
    }
  }

  private Map<String, Object> experimentFields(String name, String id, Path home) {
    var fields = new TreeMap<String, Object>();
    fields.put("artifact_location", home.toAbsolutePath().toUri().toString());
    fields.put("creation_time", now);
    fields.put("experiment_id", id);
    fields.put("last_update_time", now);
    fields.put("lifecycle_stage", "active");
    fields.put("name", name);
    return fields;
  }

  private Map<String, Object> runFields(TrialRecord record, String experiment, Path run) {
    String id = record.trial().id();
    var fields = new TreeMap<String, Object>();
    fields.put("artifact_uri", run.resolve("artifacts").toAbsolutePath().toUri().toString());
    fields.put("end_time", now);
    fields.put("entry_point_name", "");
    fields.put("experiment_id", experiment);
    fields.put("lifecycle_stage", "active");
    fields.put("run_id", id);
    fields.put("run_name", id.substring(0, 8));
    fields.put("run_uuid", id);
    fields.put("source_name", record.trial().experiment());
    fields.put("source_type", 4); // local
    fields.put("source_version", record.provenance().facts().getOrDefault("commit", ""));
    fields.put("start_time", now - Math.round(record.seconds() * 1000));
    fields.put("status", record.outcome().failure() ? 4 : 3); // failed, finished
    fields.put("user_id", "refigure");
    return fields;
  }

  /** What the record says of itself, and the facts of its provenance, none in another's place. */
  private static SortedMap<String, String> tags(TrialRecord record) {
    var tags = new TreeMap<String, String>();
    OutcomeRow outcome = OutcomeRow.of(record.outcome());
    tags.put("outcome", outcome.word());
    tags.put("message", outcome.message());
    tags.put("version", Integer.toString(record.trial().version()));
    tags.put("attempt", Integer.toString(record.attempt()));
    record.trial().data().forEach((name, checksum) -> tags.put("data." + name, checksum));
    record
        .provenance()
        .facts()
        .forEach((name, fact) -> tags.put(tags.containsKey(name) ? "fact." + name : name, fact));
    return tags;
  }

  /** A param is one line: MLflow takes a second one for a second value. */
  private static SortedMap<String, String> texts(Map<String, Object> parameters) {
    var texts = new TreeMap<String, String>();
    parameters.forEach(
        (name, value) -> texts.put(name, Trial.spelled(value).replaceAll("\\R", "\\\\n")));
    return texts;
  }

  private List<String> points(Curve curve) {
    long[] steps = curve.steps();
    double[] values = curve.values();
    var lines = new ArrayList<String>(steps.length);
    for (int i = 0; i < steps.length; i++) {
      lines.add(point(steps[i], values[i]));
    }
    return lines;
  }

  /** Python's float() reads Java's NaN and Infinity. */
  private String point(long step, double value) {
    return String.format(Locale.ROOT, "%d %s %d", now, Double.toString(value), step);
  }

  private static void each(Path folder, SortedMap<String, String> texts) throws IOException {
    var paths = MlflowNames.paths(texts.keySet());
    for (var text : texts.entrySet()) {
      Files.writeString(file(folder, paths.get(text.getKey())), text.getValue());
    }
  }

  /** A file whose folder is there. */
  private static Path file(Path folder, String path) throws IOException {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      return file;
    } catch (InvalidPathException e) {
      throw new IOException("this system's names of files cannot hold \"" + path + "\"", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** A YAML mapping whose values are JSON, which YAML reads as the same. */
  private static void meta(Path folder, Map<String, Object> fields) throws IOException {
    var lines = new ArrayList<String>();
    fields.forEach((name, value) -> lines.add(name + ": " + Json.text(value)));
    lines.add("tags: []");
    Files.write(folder.resolve("meta.yaml"), lines);
  }
}
