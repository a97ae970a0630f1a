package org.refigure.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MLflow's file store: {@code <experiment>/<run>/params/<name>} holds a text, {@code
 * metrics/<name>} lines of time, value and step, {@code meta.yaml} the run's status. A row is a
 * step of a run with the metrics that it has there; runs that were deleted are left out.
 */
final class MlflowFolder {
  private static final Pattern STATUS = Pattern.compile("(?m)^status:\\s*(\\S+)");
  private static final Pattern DELETED = Pattern.compile("(?m)^lifecycle_stage:\\s*deleted");
  private static final Map<String, String> STATES =
      Map.of("1", "running", "2", "scheduled", "3", "finished", "4", "failed", "5", "killed");

  private MlflowFolder() {}

  /** Reads all runs below a folder, which may be the store, an experiment or a run. */
  static ForeignTable read(Path folder) throws IOException {
    List<Path> runs;
    try (Stream<Path> all = Files.walk(folder, 3)) {
      runs =
          all.filter(path -> Files.isDirectory(path.resolve("metrics")))
              .filter(path -> !path.toString().contains(".trash") && !isDeleted(path))
              .sorted()
              .toList();
    }
    if (runs.isEmpty()) {
      throw new SweepException(
          folder + " holds no run of MLflow: a run is a folder with the folder \"metrics\"", null);
    }
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<String[]> rows = new ArrayList<>();
    for (Path run : runs) {
      for (Map<String, String> cells : steps(run)) {
        cells.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
        String[] row = new String[columns.size()];
        cells.forEach((name, text) -> row[columns.get(name)] = text);
        rows.add(row);
      }
    }
    return new ForeignTable(
        folder.toString(),
        List.copyOf(columns.keySet()),
        ForeignTable.filled(rows, columns.size()));
  }

  private static boolean isDeleted(Path run) {
    Path meta = run.resolve("meta.yaml");
    try {
      return Files.isRegularFile(meta) && DELETED.matcher(Files.readString(meta)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The rows of a run, steps ascending: its parameters, and the metrics of the step. */
  private static List<Map<String, String>> steps(Path run) throws IOException {
    SortedMap<Long, Map<String, String>> steps = new TreeMap<>();
    for (Path metric : files(run.resolve("metrics"))) {
      String name = name(run.resolve("metrics"), metric);
      for (String line : Files.readAllLines(metric)) {
        String[] words = line.strip().split("\\s+");
        if (words.length >= 2) {
          long step = words.length > 2 ? step(metric, words[2]) : 0;
          steps.computeIfAbsent(step, any -> new LinkedHashMap<>()).put(name, words[1]);
        }
      }
    }
    if (steps.isEmpty()) {
      steps.put(0L, Map.of());
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map.Entry<Long, Map<String, String>> step : steps.entrySet()) {
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("run", String.valueOf(run.getFileName()));
      cells.put("state", state(run.resolve("meta.yaml")));
      for (Path param : files(run.resolve("params"))) {
        cells.put(name(run.resolve("params"), param), Files.readString(param).strip());
      }
      cells.put("step", Long.toString(step.getKey()));
      cells.putAll(step.getValue());
      rows.add(cells);
    }
    return rows;
  }

  private static long step(Path metric, String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new SweepException(
          metric + " has the step \"" + word + "\": a line must be time, value and step", e);
    }
  }

  /** A name as MLflow shows it, with "/" on every system. */
  private static String name(Path folder, Path file) {
    return String.valueOf(folder.relativize(file)).replace('\\', '/');
  }

  private static String state(Path meta) throws IOException {
    if (!Files.isRegularFile(meta)) {
      return "";
    }
    Matcher status = STATUS.matcher(Files.readString(meta));
    return status.find() ? STATES.getOrDefault(status.group(1), status.group(1)) : "";
  }
}
