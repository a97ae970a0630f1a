package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.stats.BinaryForecasts;

class ClassProbabilitiesTest {
  private static final ClassProbabilities THREE =
      new ClassProbabilities(
          new double[][] {{0.7, 0.2, 0.1}, {0.1, 0.3, 0.6}, {0.5, 0.4, 0.1}}, new int[] {0, 1, 0});

  @Test
  void one_class_against_the_rest_is_a_yes_or_no_question() {
    BinaryForecasts second = THREE.oneAgainstRest(1);
    assertThat(second.forecasts()).containsExactly(0.2, 0.3, 0.4);
    assertThat(second.outcomes()).containsExactly(false, true, false);
  }

  @Test
  void the_top_label_is_right_or_wrong() {
    BinaryForecasts top = THREE.topLabel();
    assertThat(top.forecasts()).containsExactly(0.7, 0.6, 0.5);
    assertThat(top.outcomes()).containsExactly(true, false, true);
  }

  @Test
  void a_label_that_is_no_class_is_refused() {
    assertThatThrownBy(() -> new ClassProbabilities(new double[][] {{0.5, 0.5}}, new int[] {2}))
        .hasMessageContaining("labels[0] = 2 must be one of 2 classes");
  }

  @Test
  void the_authors_pickle_holds_the_same_numbers_as_the_text(@TempDir Path folder)
      throws IOException {
    ClassProbabilities pickle = alone(ClassProbabilities.CIFAR10, folder.resolve("pickle"));
    ClassProbabilities text = alone(ClassProbabilities.CIFAR10_TEXT, folder.resolve("text"));
    assertThat(pickle.size()).isEqualTo(10_000);
    assertThat(pickle.classes()).isEqualTo(10);
    assertThat(pickle.labels()).isEqualTo(text.labels());
    assertThat(pickle.probabilities()).isDeepEqualTo(text.probabilities());
  }

  /** Read from a folder that holds only this file; skipped where it cannot be had. */
  private static ClassProbabilities alone(Dataset file, Path folder) throws IOException {
    try {
      byte[] content = DatasetCache.current().content(file);
      Files.write(Files.createDirectories(folder).resolve(file.file()), content);
    } catch (DatasetException e) {
      assumeTrue(!e.absent(), e.getMessage());
      throw e;
    }
    return ClassProbabilities.cifar10(
        new DatasetCache(
            List.of(folder),
            folder.resolve("none"),
            address -> {
              throw new IOException("this test must not download");
            }));
  }
}
