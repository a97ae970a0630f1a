package org.refigure.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MLflow's file store: {@code <experiment>/<run>/params/<name>} holds a text, {@code
 * metrics/<name>} lines of time, value and step, {@code meta.yaml} the run's status. A row is a run
 * with the last value of each metric.
 */
final class MlflowFolder {
  private static final Pattern STATUS = Pattern.compile("(?m)^status:\\s*(\\S+)");
  private static final Map<String, String> STATES =
      Map.of("1", "running", "2", "scheduled", "3", "finished", "4", "failed", "5", "killed");

  private MlflowFolder() {}

  /** Reads all runs below a folder, which may be the store, an experiment or a run. */
  static ForeignTable read(Path folder) throws IOException {
    List<Path> runs;
    try (Stream<Path> all = Files.walk(folder, 3)) {
      runs =
          all.filter(path -> Files.isDirectory(path.resolve("metrics")))
              .filter(path -> !path.toString().contains(".trash"))
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
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("run", String.valueOf(run.getFileName()));
      cells.put("state", state(run.resolve("meta.yaml")));
      for (Path param : files(run.resolve("params"))) {
        cells.put(
            String.valueOf(run.resolve("params").relativize(param)),
            Files.readString(param).strip());
      }
      for (Path metric : files(run.resolve("metrics"))) {
        cells.put(String.valueOf(run.resolve("metrics").relativize(metric)), last(metric));
      }
      cells.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
      String[] row = new String[columns.size()];
      cells.forEach((name, text) -> row[columns.get(name)] = text);
      rows.add(row);
    }
    return new ForeignTable(
        folder.toString(),
        List.copyOf(columns.keySet()),
        ForeignTable.filled(rows, columns.size()));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String last(Path metric) throws IOException {
    List<String> lines = Files.readAllLines(metric).stream().filter(l -> !l.isBlank()).toList();
    String[] words = lines.isEmpty() ? new String[0] : lines.get(lines.size() - 1).split(" ");
    return words.length < 2 ? "" : words[1];
  }

  private static String state(Path meta) throws IOException {
    if (!Files.isRegularFile(meta)) {
      return "";
    }
    Matcher status = STATUS.matcher(Files.readString(meta));
    return status.find() ? STATES.getOrDefault(status.group(1), status.group(1)) : "";
  }
}
