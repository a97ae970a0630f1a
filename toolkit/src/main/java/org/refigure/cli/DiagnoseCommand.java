package org.refigure.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.refigure.EditDistance;
import org.refigure.diagnose.RecordedRun;
import org.refigure.diagnose.RunNames;
import org.refigure.diagnose.SteadyStates;
import org.refigure.diagnose.StudyNames;
import org.refigure.diagnose.TransferReport;
import org.refigure.diagnose.advice.Advice;
import org.refigure.diagnose.advice.Column;
import org.refigure.notebook.TableText;
import org.refigure.spectrum.SteadyState;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.SweepException;
import org.refigure.sweep.TrialRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of a study whether its best learning rate transfers and its weights have settled. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says whether the best learning rate of a narrow model is that of wider ones, which of the"
          + " known reasons the runs show where it is not, what to run next and how many runs would"
          + " decide it; and whether the weights are in the steady state of AdamW.",
      "Ends 0 whatever the verdicts are, 2 when the study lacks what is asked for."
    },
    footer = {
      "",
      "Examples:",
      "  environment/refigure diagnose LlamaTraining --at 0.8",
      "  environment/refigure diagnose mine.sqlite --width hidden --rate lr --loss valid --arm"
          + " rule",
      "  environment/refigure diagnose pilot.sqlite --half-width 0.1",
      "  environment/refigure diagnose mine.sqlite --curves \"{matrix}/{quantity}\""
          + " --learning-rate lr --weight-decay 0.1 --trial 3f2a91bc"
    })
final class DiagnoseCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "STUDY",
      description = "A study file, or the name of one in the folder of default studies.")
  private String study = "";

  @Option(
      names = "--where",
      paramLabel = "NAME=VALUE",
      description = "Only trials whose parameter has this value; may stand several times.")
  private Map<String, String> where = new LinkedHashMap<>();

  @ArgGroup(exclusive = false, heading = "%nWidth transfer; what is not given is guessed:%n")
  private TransferOptions transfer = new TransferOptions();

  @ArgGroup(exclusive = false, heading = "%nSteady state:%n")
  private RunOptions run = new RunOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** How the study calls what a transfer report asks for. */
  static final class TransferOptions {
    @Option(names = "--width", paramLabel = "NAME", description = "Parameter with the width.")
    private Optional<String> width = Optional.empty();

    @Option(
        names = "--rate",
        paramLabel = "NAME",
        description = "Parameter with the learning rate that is to transfer.")
    private Optional<String> rate = Optional.empty();

    @Option(names = "--loss", paramLabel = "NAME", description = "Recorded value of the loss.")
    private Optional<String> loss = Optional.empty();

    @Option(
        names = "--arm",
        paramLabel = "NAME",
        description = "Parameter that tells scaling rules apart.")
    private Optional<String> arm = Optional.empty();

    @Option(names = "--clock", paramLabel = "NAME", description = "Recorded value of ηλt.")
    private Optional<String> clock = Optional.empty();

    @Option(
        names = "--column",
        paramLabel = "WHAT=NAME",
        description =
            "How the study calls what a reason asks for, where it does so unusually:"
                + " matrix-rate, rate-curve, decay, steps, schedule, tokens, parameters, epsilon,"
                + " gradient-norm, tied or gains; may stand several times.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
        names = "--shared-base",
        description = "The base width was run once, under one rule, and counts for all arms.")
    private boolean sharedBase;

    @Option(
        names = "--half-width",
        paramLabel = "OCTAVES",
        description =
            "Say which seeds and rates would give the drift an interval of ± so many octaves per"
                + " doubling of the width, at the least cost; 0.15 if not given.")
    private double halfWidth = TransferReport.HALF_WIDTH;

    private boolean given() {
      return named() || halfWidth != TransferReport.HALF_WIDTH;
    }

    private boolean named() {
      return width.isPresent()
          || rate.isPresent()
          || loss.isPresent()
          || arm.isPresent()
          || clock.isPresent()
          || !columns.isEmpty()
          || sharedBase;
    }

    private double halfWidth() {
      if (!(halfWidth > 0) || Double.isInfinite(halfWidth)) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "--half-width = %s must be a positive number of octaves, for example 0.15",
                halfWidth));
      }
      return halfWidth;
    }

    private Map<Column, String> columns() {
      Map<Column, String> given = new EnumMap<>(Column.class);
      columns.forEach((word, name) -> given.put(Column.of(word), name));
      return given;
    }

    private StudyNames names(List<TrialRecord> records) {
      StudyNames likely = StudyNames.likely(records);
      StudyNames names =
          StudyNames.of(
              width.orElse(likely.width()), rate.orElse(likely.rate()), loss.orElse(likely.loss()));
      StudyNames armed = arm.map(names::withArm).orElse(names);
      StudyNames timed = clock.map(armed::withClock).orElse(armed);
      return sharedBase ? timed.withSharedBase() : timed;
    }
  }

  /** How trainings call what the check of the steady state asks for. */
  static final class RunOptions {
    @Option(
        names = "--curves",
        paramLabel = "PATTERN",
        description =
            "How curves of a matrix are named, with {quantity} for rms, rotation or alignment and"
                + " {matrix} for its name; \"{quantity} of {matrix}\" if not given.")
    private String curves = RunNames.DEFAULT.curves();

    @Option(
        names = "--matrices",
        paramLabel = "REGEX",
        description = "Only matrices whose whole name matches.")
    private String matrices = RunNames.DEFAULT.matrices();

    @Option(
        names = "--learning-rate",
        paramLabel = "NAME",
        description = "Curve, value or parameter with η of the matrices, or a number.")
    private String learningRate = RunNames.DEFAULT.learningRate();

    @Option(names = "--weight-decay", paramLabel = "NAME", description = "The same for λ.")
    private String weightDecay = RunNames.DEFAULT.weightDecay();

    @Option(
        names = "--beta1",
        paramLabel = "NAME",
        description = "The same for β₁; 0.9 if not given.")
    private String beta1 = RunNames.DEFAULT.beta1();

    @Option(
        names = "--at",
        paramLabel = "SHARE",
        description =
            "Judge runs at this share of their last recorded step: 0.8 where the rate decays over"
                + " the last fifth; 1 if not given.")
    private double share = 1;

    @Option(
        names = "--trial",
        paramLabel = "ID",
        description = "Only this trial, matrix by matrix; the first few digits are enough.")
    private Optional<String> trial = Optional.empty();

    private RunNames names() {
      return new RunNames(curves, matrices, learningRate, weightDecay, beta1);
    }

    private boolean given() {
      return trial.isPresent() || share != 1 || !names().equals(RunNames.DEFAULT);
    }
  }

  @Override
  public Integer call() {
    try (Study opened = Study.read(StudyArgument.file(study))) {
      Selection chosen = new Selection(opened.records());
      for (Map.Entry<String, String> each : where.entrySet()) {
        chosen = where(chosen, each.getKey(), each.getValue());
      }
      List<TrialRecord> records = chosen.records();
      print(String.format(Locale.ROOT, "%s, %,d of them diagnosed%n%n", opened, records.size()));
      List<String> refusals = new ArrayList<>();
      if (run.trial.isEmpty()) {
        attempt(transfer.given(), "width transfer", refusals, () -> transfer(records));
      }
      attempt(run.given(), "steady state", refusals, () -> steadyState(records));
      if (refusals.size() == 2) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "nothing can be diagnosed: %s; name them, see --help",
                String.join("; ", refusals)));
      }
      return 0;
    } catch (SweepException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Runs a part; where nobody asked for it and the study lacks what it needs, says so instead. */
  private void attempt(boolean asked, String part, List<String> refusals, Runnable work) {
    try {
      work.run();
    } catch (IllegalArgumentException e) {
      if (asked) {
        throw e;
      }
      refusals.add(String.format(Locale.ROOT, "no %s, %s", part, e.getMessage()));
      print(String.format(Locale.ROOT, "No %s: %s.%n%n", part, e.getMessage()));
    }
  }

  private void transfer(List<TrialRecord> records) {
    StudyNames names = transfer.named() ? transfer.names(records) : StudyNames.guess(records);
    TransferReport report = TransferReport.of(records, names);
    List<String> lines = new ArrayList<>();
    lines.add(Advice.text(Advice.of(report, names, transfer.columns()), transfer.halfWidth()));
    lines.addAll(report.gaps());
    print(
        String.format(
            Locale.ROOT,
            "Width transfer (%s)%n%s%n%n%s%n%n",
            names,
            TableText.of(report.table()),
            String.join("\n", lines)));
  }

  private void steadyState(List<TrialRecord> records) {
    if (run.trial.isPresent()) {
      TrialRecord record = only(run.trial.get(), records);
      print(
          String.format(
              Locale.ROOT,
              "Trial %s, %s, seed %d%n%s%n",
              record.trial().id().substring(0, 8),
              record.trial().parameters(),
              record.trial().seed(),
              SteadyStates.text(
                  SteadyState.check(RecordedRun.of(record, run.names(), run.share)))));
    } else {
      print(
          SteadyStates.of(records, run.names(), run.share).text()
              + String.format(Locale.ROOT, "%n"));
    }
  }

  private static TrialRecord only(String id, List<TrialRecord> records) {
    List<TrialRecord> found =
        records.stream().filter(record -> record.trial().id().startsWith(id)).toList();
    if (found.size() != 1) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--trial = %s must be the start of one id: %d of %d trials have it",
              id,
              found.size(),
              records.size()));
    }
    return found.get(0);
  }

  /** The trials with this value; refuses a name or a value that none of them has. */
  private static Selection where(Selection trials, String name, String value) {
    Set<String> names =
        trials.records().stream()
            .flatMap(each -> each.trial().parameters().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!names.contains(name)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--where %s=%s must name a parameter; %s",
              name,
              value,
              EditDistance.hint(name, names)));
    }
    Selection chosen = trials.where(name, typed(value));
    if (chosen.isEmpty()) {
      Set<String> values =
          trials.records().stream()
              .map(each -> each.trial().parameters().get(name))
              .filter(Objects::nonNull)
              .map(Object::toString)
              .collect(Collectors.toCollection(TreeSet::new));
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--where %s=%s fits no trial; %s",
              name,
              value,
              EditDistance.hint(value, values)));
    }
    return chosen;
  }

  /** A number where the text is one: parameters compare as numbers. */
  private static Object typed(String value) {
    try {
      return Double.valueOf(value);
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
