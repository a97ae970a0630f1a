package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of the records when somebody deletes, moves or replaces a study while it is used.
 */
class DeletedStudyTest {
  @TempDir private Path folder = Path.of("");

  private Path file = Path.of("");

  @BeforeEach
  void name() {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"),
        "there an open file stays where it is");
    file = folder.resolve("studies").resolve("study.sqlite");
  }

  @Test
  void aSweepWhoseStudyIsDeletedWritesItAgain() {
    Sweep sweep = Sweep.of(Tiny.Quadratic.class).over("rate", 0.1, 0.2, 0.3).seeds(4);
    try (Study study = Study.open(file)) {
      Study ran = sweep.run(study, new LocalEngine(), deleteAfter(5));

      assertThat(ran.records()).hasSize(12);
    }
    try (Study again = Study.read(file)) {
      assertThat(again.records()).hasSize(12).allMatch(each -> each.curves().containsKey("loss"));
    }
  }

  @Test
  void everyStateOfADeletedStudyIsWrittenAgain() {
    for (String part : new String[] {"", "-wal", "-shm", "whole folder"}) {
      Path place = folder.resolve("of" + part).resolve("study.sqlite");
      try (Study study = Study.open(place)) {
        study.record(trial(0));
        study.record(trial(1));
        if (part.startsWith("-")) {
          delete(place);
          delete(place.resolveSibling("study.sqlite" + part));
        } else if (part.isEmpty()) {
          delete(place);
        } else {
          deleteFolder(place.getParent());
        }
        study.record(trial(2));
        study.record(trial(3));
      }
      try (Study again = Study.read(place)) {
        assertThat(again.records()).as(part).hasSize(4);
        assertThat(place.resolveSibling("study.sqlite.restored")).doesNotExist();
      }
    }
  }

  @Test
  void aStudyThatIsReplacedStopsInOneLineAndIsKeptBesideTheOther() throws IOException {
    Path other = folder.resolve("other.sqlite");
    try (Study study = Study.open(other)) {
      study.record(trial(9));
    }
    try (Study study = Study.open(file)) {
      study.record(trial(0));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      assertThatExceptionOfType(SweepException.class)
          .isThrownBy(() -> study.record(trial(1)))
          .withMessageContaining("was replaced by another file while it was in use")
          .withMessageContaining("study.sqlite.rescued")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
    try (Study theirs = Study.read(file);
        Study ours = Study.open(file.resolveSibling("study.sqlite.rescued"))) {
      assertThat(theirs.records()).extracting(each -> each.trial().seed()).containsExactly(9L);
      assertThat(ours.records()).extracting(each -> each.trial().seed()).containsExactly(0L, 1L);
    }
  }

  @Test
  void aStudyThatCannotBeWrittenAgainSaysSo() throws IOException {
    try (Study study = Study.open(file)) {
      study.record(trial(0));
      deleteFolder(file.getParent());
      Files.writeString(file.getParent(), "a file where the folder was");

      assertThatExceptionOfType(SweepException.class)
          .isThrownBy(() -> study.record(trial(1)))
          .withMessageContaining("its folder cannot be made");
    }
  }

  private SweepListener deleteAfter(int trials) {
    return new SweepListener() {
      @Override
      public void finished(TrialRecord record, Progress progress) {
        if (progress.done() == trials) {
          delete(file);
        }
      }
    };
  }

  private static TrialRecord trial(long seed) {
    return new TrialRecord(
        Trial.of(new Tiny.Nothing(), Map.of("width", 1), seed),
        1,
        new Outcome.Finished(),
        1,
        Recorded.of(
            Map.of(), Map.of(), Map.of("v", IntStream.range(0, 900).asDoubleStream().toArray())));
  }

  private static void deleteFolder(Path folder) {
    for (String name : folder.toFile().list()) {
      delete(folder.resolve(name));
    }
    delete(folder);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
