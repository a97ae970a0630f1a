package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.FreshJvm;
import org.refigure.Scale;
import org.refigure.cli.Refigure;
import org.refigure.diagnose.FabricatedStudy;
import org.refigure.diagnose.FabricatedStudy.Truth;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;

/**
 * What a person or a program reads is the same whatever language the user's machine speaks: some
 * have digits of their own, a decimal comma, or an i without a dot.
 */
public class OneLanguageTest {
  private final Locale before = Locale.getDefault();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fa-IR", "de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "fr-CH"})
  void textsAndFilesDoNotDependOnTheLanguage(String tag) throws IOException {
    Locale.setDefault(Locale.ROOT);
    List<String> expected = texts("root");
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertThat(String.format("%d %.1f", 3, 3.5) + "TITLE".toLowerCase(Locale.getDefault()))
        .as("this locale tells nothing")
        .satisfies(text -> assertThat(tag.equals("fr-CH") || !text.equals("3 3.5title")).isTrue());

    assertThat(texts(tag)).isEqualTo(expected);
    assertThat(expected).allMatch(text -> text.codePoints().noneMatch(OneLanguageTest::foreign));
  }

  /** The JVM of a user whose language has digits of its own starts workers that speak ours. */
  @Test
  void aWorkerStartsAndSpeaksOneLanguage() throws Exception {
    String said =
        FreshJvm.with(Map.of(), "-Duser.language=fa", "-Duser.country=IR").run(Sweeping.class);

    assertThat(said.lines().toList())
        .contains("here fa_IR ۳", "there en 3 finished", "there en 3 finished");
  }

  /** Runs two trials in a worker of its own. */
  static final class Sweeping {
    private Sweeping() {}

    public static void main(String[] arguments) {
      System.out.println(
          "here " + Locale.getDefault() + String.format(Locale.getDefault(), " %d", 3));
      try (Study study = Study.inMemory()) {
        Sweep.of(Speaking.class)
            .seeds(2)
            .run(study, new ForkedEngine(1), SweepListener.silent())
            .records()
            .forEach(
                record ->
                    System.out.println(
                        "there "
                            + record.provenance().fact("locale")
                            + " "
                            + record.outcome().word()));
      }
    }
  }

  /** States the language of its JVM. */
  public static final class Speaking implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      Locale locale = Locale.getDefault();
      recorder.fact("locale", locale + String.format(locale, " %d", 3));
    }
  }

  /** A text of every kind: options of a JVM, messages, cards, tables, reports and files. */
  private List<String> texts(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    var texts = new ArrayList<String>();
    try (Study study = Study.inMemory()) {
      FabricatedStudy.add(study, Map.of("TITLE", new Truth(0.3, 0.01)), List.of(64, 128), 2);
      study.export(home.resolve("study.CSV"));
      texts.add(Files.readString(home.resolve("study.CSV")));
      texts.add(study.table().printAll());
      texts.add(study.toString().replace(home.toString(), ""));
      texts.add(message(() -> study.record(new Trial("a.B", 1, new TreeMap<>(), -12345)), home));
      texts.add(message(() -> study.curves("nothing"), home));
    }
    texts.add(WorkerMemory.of(3).options().toString());
    texts.add(
        new Plan(12345, 2345, 10000, java.util.Optional.of(java.time.Duration.ofMinutes(90)), 4)
            .toString());
    texts.add(
        new Progress(
                1234, 12345, 17, java.time.Duration.ofSeconds(3661), java.util.Optional.empty())
            .toString());
    texts.add(Mean.of(1.5, 2.25, 1234567.5).toString());
    texts.add(LineFit.of(new double[] {1, 2, 3}, new double[] {1.5, 2.7, 4.1}).toString());
    texts.add(Scale.parse("WORKSTATION").word());
    texts.add(message(() -> Scale.parse("SİZE"), home));
    texts.add(message(() -> Sweep.of(Tiny.Quadratic.class).seeds(-7), home));
    texts.add(message(() -> Axis.log2(3, -5), home));
    texts.add(said("export x"));
    return texts;
  }

  private static String message(Runnable use, Path home) {
    try {
      use.run();
      return "nothing thrown";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage()).replace(home.toString(), "");
    }
  }

  private static String said(String arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    Refigure.commandLine().setOut(out).setErr(out).execute(arguments.split(" "));
    return said.toString();
  }

  /** A digit, but not one of 0 … 9. */
  private static boolean foreign(int character) {
    return Character.isDigit(character) && (character < '0' || character > '9');
  }
}
