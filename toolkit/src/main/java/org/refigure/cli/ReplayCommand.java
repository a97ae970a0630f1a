package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Replay;
import org.refigure.sweep.Study;
import org.refigure.sweep.SweepException;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs recorded trials again and reports every number that is not the recorded one. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Re-runs trials of a study and compares them with their records, bit for bit.",
      "Ends 0 when all are the same, 1 when one differs, 2 when it cannot run. The study stays as"
          + " it is."
    },
    footer = {
      "",
      "Examples:",
      "  environment/refigure replay GainModel --sample 3",
      "  environment/refigure replay out/laptop/studies/GainModel.sqlite 3f2a91bc --engine local"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int SHORT_ID = 8;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "A study file, or the name of one in the folder of default studies.")
  private String study = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "TRIAL-ID",
      description = "Ids of trials; the first few digits of one are enough.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All trials that finished or diverged.")
  private boolean all;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "N of them, spread over the study; the same ones every time.")
  private Optional<Integer> sample = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "WORD",
      description = "local, forked or forked:N; as for sweeps if not given.")
  private Optional<String> engineWord = Optional.empty();

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "List at most N differing points of a curve; 5 if not given.")
  private int points = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  private int ended;
  private int different;

  @Override
  public Integer call() throws InterruptedException {
    long ways =
        List.of(all, sample.isPresent(), !ids.isEmpty()).stream().filter(way -> way).count();
    if (ways != 1) {
      throw new UsageException("say which trials to replay: their ids, --all or --sample N");
    }
    Path file = StudyArgument.file(study);
    try (Study opened = Study.read(file)) {
      Engine engine = engineWord.map(Engine::parse).orElseGet(Engine::current);
      List<TrialRecord> recorded = opened.records();
      List<TrialRecord> chosen = chosen(recorded, file);
      print(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d trials again, on %s%n",
              file.getFileName(),
              chosen.size(),
              recorded.size(),
              engine.word()));
      new Replay(engine, points).run(chosen, this::report);
    } catch (SweepException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    print(
        different == 0
            ? String.format(Locale.ROOT, "all the same, bit for bit: %,d%n", ended)
            : String.format(Locale.ROOT, "%,d of %,d are not as recorded%n", different, ended));
    return different == 0 ? 0 : Refigure.FAILURE;
  }

  private List<TrialRecord> chosen(List<TrialRecord> recorded, Path file) {
    if (!ids.isEmpty()) {
      return ids.stream().map(id -> only(id, recorded, file)).distinct().toList();
    }
    List<TrialRecord> settled =
        recorded.stream()
            .filter(record -> record.outcome().settled())
            .sorted(Comparator.comparing(record -> record.trial().id()))
            .toList();
    if (settled.isEmpty()) {
      throw new UsageException(
          String.format(Locale.ROOT, "study %s has no finished trial to replay", file));
    }
    int size = sample.orElse(settled.size());
    if (size < 1) {
      throw new UsageException(String.format(Locale.ROOT, "--sample = %d must be ≥ 1", size));
    }
    return settled.subList(0, Math.min(size, settled.size())); // an id is a hash: as good as drawn
  }

  private static TrialRecord only(String id, List<TrialRecord> recorded, Path file) {
    List<TrialRecord> found =
        recorded.stream().filter(record -> record.trial().id().startsWith(id)).toList();
    if (found.size() != 1) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "TRIAL-ID = %s must be the start of one id in study %s: %d of its %d trials have it",
              id,
              file,
              found.size(),
              recorded.size()));
    }
    return found.get(0);
  }

  private void report(Replay.Result result) {
    ended++;
    different += result.same() ? 0 : 1;
    Trial trial = result.recorded().trial();
    String where =
        trial.parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + " = " + parameter.getValue() + ", ")
            .collect(Collectors.joining());
    print(
        String.format(
            Locale.ROOT,
            "%-9s %s  %sseed %d%n",
            result.same() ? "same" : "DIFFERENT",
            trial.id().substring(0, SHORT_ID),
            where,
            trial.seed()));
    result.notes().forEach(note -> print(String.format(Locale.ROOT, "          note: %s%n", note)));
    result
        .differences()
        .forEach(difference -> print(String.format(Locale.ROOT, "          %s%n", difference)));
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
