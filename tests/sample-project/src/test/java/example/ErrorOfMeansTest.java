package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.claim.Verdict;
import org.refigure.sweep.Runs;

class ErrorOfMeansTest {
  @TempDir Path folder;

  /** The seeds are fixed, so this is the same sample each time. */
  @Test
  void theErrorFallsAsTheorySays() throws Exception {
    System.setProperty("refigure.studies", folder.resolve("studies").toString());
    System.setProperty("refigure.scale", "laptop");
    Runs runs = ErrorOfMeans.runs(400);
    assertEquals(5 * 400, runs.size());
    assertEquals(Verdict.REPRODUCED, ErrorOfMeans.verdicts(runs).verdict("C1"));
    Path figure = ErrorOfMeans.figure(runs).save(folder, "error-of-a-mean");
    assertTrue(Files.size(figure) > 1000);
  }
}
