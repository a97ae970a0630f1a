package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read, write and run a study file, and what the others are told. */
class StudyAccessTest {
  @TempDir Path folder;

  @Test
  void aStudyIsReadWhileAnotherProcessWritesIt() throws Exception {
    Path file = folder.resolve("study.sqlite");
    Process writer = CrashTest.java(CrashTest.Recording.class, file.toString());
    try (BufferedReader written = writer.inputReader();
        Writer start = writer.outputWriter()) {
      start.write("0\n");
      start.flush();
      written.readLine();
      try (Study study = Study.read(file)) {
        for (int i = 0; i < 20; i++) {
          long acknowledged = Long.parseLong(written.readLine());
          assertThat(study.records()).hasSizeGreaterThanOrEqualTo((int) acknowledged);
        }
      }
      assertThat(writer.isAlive()).isTrue();
    } finally {
      writer.toHandle().destroyForcibly();
      writer.waitFor();
    }
  }

  @Test
  void aStudyOpenedForReadingIsNotWritten() throws IOException {
    Path file = studyWithOneTrial();
    byte[] before = Files.readAllBytes(file);

    try (Study study = Study.read(file)) {
      refused(() -> study.record(record(2)), "cannot be written: it is read-only or was opened");
      assertThat(study.table().rowCount()).isEqualTo(1);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void whereNoFileCanBeMadeBesideItAStudyIsReadAllTheSame() throws IOException {
    Path file = studyWithOneTrial();
    Files.createDirectory(folder.resolve("study.sqlite-shm")); // where SQLite wants a file

    try (Study study = Study.read(file)) {
      assertThat(study.records()).hasSize(1);
    }
  }

  @Test
  void onAReadOnlyDiskAStudyIsReadAndOpeningItForWritingIsOneLine() throws Exception {
    Path file = studyWithOneTrial();
    try (Study study = Study.open(file)) { // as if a backup had been made while a sweep ran
      study.record(record(2));
      Files.copy(file, folder.resolve("copy.sqlite"));
      Files.copy(folder.resolve("study.sqlite-wal"), folder.resolve("copy.sqlite-wal"));
    }
    String script =
        "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" || exit 9; exec \"$@\"";
    var command = new java.util.ArrayList<String>();
    command.addAll(List.of("unshare", "-rm", "sh", "-c", script, folder.toString()));
    command.addAll(CrashTest.command(OnAReadOnlyDisk.class, folder.toString()));
    Process process = start(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() == 0, "this system lets nobody mount a folder read-only: " + said);

    // A JDK from 24 on warns of native code; "WARNING: " is its mark, the last line is empty.
    assertThat(said.lines().filter(line -> !line.isEmpty() && !line.startsWith("WARNING: ")))
        .containsExactly(
            "read 2",
            "study %s cannot be written: its folder is read-only; read it with Study.read, or copy it elsewhere"
                .formatted(folder.resolve("study.sqlite")),
            "study %s cannot be written: its folder is read-only; choose another place"
                .formatted(folder.resolve("new.sqlite")),
            "study %s cannot be read here: records lie in copy.sqlite-wal, and the folder is read-only; copy both to a folder that can be written"
                .formatted(folder.resolve("copy.sqlite")));
  }

  @Test
  void whatCannotBeReadIsOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.sqlite"), "dear diary, ".repeat(100));
    refused(() -> Study.read(folder), "must be a file, but it is a folder");
    refused(
        () -> Study.read(folder.resolve("none.sqlite")),
        "cannot be read: there is no such file; check the path, or run the sweep first");
    refused(() -> Study.read(text), "is not a study: it is damaged or another kind of file");

    Path file = studyWithOneTrial();
    version(file, 7);
    refused(() -> Study.read(file), "was written by a newer Refigure (schema 7; this one knows 2)");
    version(file, 1);
    refused(
        () -> Study.read(file),
        "was written by an older Refigure (schema 1; this one reads 2): open it once for writing");
  }

  @Test
  void aSecondProcessIsToldWhoRunsTheStudyAndMayReadIt() throws Exception {
    Path file = studyWithOneTrial();
    Process runner = CrashTest.java(Running.class, file.toString(), folder.toString());
    try {
      Beats.await(folder, 1);
      try (Study study = Study.open(file)) {
        refused(
            () -> sweep(study),
            "study %s is being run by another sweep (process %d, since 20"
                .formatted(file, runner.pid()));
        assertThat(study.records()).as("reading goes on").hasSize(1);
        assertThat(Study.read(file).records()).hasSize(1);

        runner.toHandle().destroyForcibly();
        runner.waitFor();
        sweep(study);
        assertThat(study.records()).as("the claim died with its process").hasSize(3);
      }
    } finally {
      runner.toHandle().destroyForcibly();
    }
  }

  @Test
  void twoSweepsOfOneProcessInOneFileAreToldTheSame() {
    Path file = studyWithOneTrial();
    try (Study one = Study.open(file);
        Study two = Study.open(file)) {
      try (StudyClaim claim = one.claim()) {
        assertThat(claim).isNotNull();
        refused(() -> sweep(two), "is being run by another sweep (process ");
      }
      sweep(two);
      sweep(one);
      assertThat(one.records()).hasSize(3);
    }
  }

  @Test
  void anInterruptBeforeTheClaimIsAnInterruptOfTheSweep() {
    Path file = studyWithOneTrial();
    try (Study study = Study.open(file)) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> sweep(study));
      assertThat(Thread.interrupted()).isTrue();
      sweep(study);
      assertThat(study.records()).as("the claim was given back").hasSize(3);
    }
  }

  @Test
  void aSweepThatHasNothingToRunNeedsNoClaim() {
    Path file = studyWithOneTrial();
    try (Study study = Study.open(file)) {
      sweep(study);
      StudyClaim other = study.claim();
      sweep(study);
      other.close();
    }
  }

  private static void sweep(Study study) {
    Sweep.of(Tiny.Nothing.class).seeds(7, 8).run(study, new LocalEngine(), SweepListener.silent());
  }

  private Path studyWithOneTrial() {
    Path file = folder.resolve("study.sqlite");
    try (Study study = Study.open(file)) {
      study.record(record(1));
    }
    return file;
  }

  private static TrialRecord record(int width) {
    Trial trial = Trial.of(new Tiny.Nothing(), Map.of("width", width), 0);
    return new TrialRecord(trial, 1, new Outcome.Finished(), 1, Recorded.nothing());
  }

  private static void version(Path file, int version) {
    try (Sqlite database = Sqlite.open("test", file.toString())) {
      database.execute("PRAGMA user_version = " + version);
    }
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "this system has no unshare: " + e);
      throw new AssertionError(e);
    }
  }

  private static void refused(Runnable use, String message) {
    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(use::run)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  /** Reads the study in a folder that cannot be written, then tries to write. */
  static final class OnAReadOnlyDisk {
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      System.out.println("read " + Study.read(folder.resolve("study.sqlite")).records().size());
      trying(() -> Study.open(folder.resolve("study.sqlite")));
      trying(() -> Study.open(folder.resolve("new.sqlite")));
      trying(() -> Study.read(folder.resolve("copy.sqlite")));
    }

    private static void trying(Supplier<Study> opening) {
      try {
        System.out.println(opening.get());
      } catch (SweepException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** Runs a trial that does not end. */
  static final class Running {
    public static void main(String[] arguments) {
      Sweep.of(Tiny.Slow.class)
          .fix("folder", arguments[1])
          .seeds(1L)
          .run(Study.open(Path.of(arguments[0])), new LocalEngine(), SweepListener.silent());
    }
  }
}
