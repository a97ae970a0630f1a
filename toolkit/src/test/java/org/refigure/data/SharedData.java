package org.refigure.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests that need files which are not ours to commit: they run where {@code REFIGURE_DATA}
 * names a folder or {@code shared/data} lies beside the repository, and are skipped elsewhere.
 */
public final class SharedData implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
  private static final String PROPERTY = "refigure.data";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return folder().isEmpty()
        ? ConditionEvaluationResult.disabled(
            "the authors' data are not here: set REFIGURE_DATA, see datasets/README.md")
        : ConditionEvaluationResult.enabled("found " + folder().get(0));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(PROPERTY, folder().get(0).toString());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty(PROPERTY);
  }

  /** The folder, if any, in a list. */
  static List<Path> folder() {
    List<Path> candidates = new ArrayList<>();
    String named = System.getenv().getOrDefault("REFIGURE_DATA", "");
    if (!named.isBlank()) {
      candidates.add(Path.of(named));
    }
    candidates.add(Path.of("..", "..", "shared", "data"));
    return candidates.stream().filter(Files::isDirectory).limit(1).toList();
  }
}
