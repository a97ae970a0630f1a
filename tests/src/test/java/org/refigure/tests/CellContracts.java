package org.refigure.tests;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.refigure.sweep.Engine;
import org.refigure.sweep.EngineContract;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.ForkedEngine;
import org.refigure.sweep.IsolatingEngineContract;
import org.refigure.sweep.LocalEngine;

/** The contracts of engines, run from a cell for the experiments that another cell declares. */
public final class CellContracts {
  private static final String PROPERTY = "refigure.test.tiny";
  private static final String PLACE = "Tiny\\.Ending\\.run \\(line \\d+ of its declaration\\)";

  private CellContracts() {}

  /** Runs the contracts with the nested classes of the cell's class; says how it went. */
  public static String run(Class<?> tiny) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Local.class), selectClass(Forked.class))
            .build();
    var listener = new SummaryGeneratingListener();
    System.setProperty(PROPERTY, tiny.getName());
    try {
      LauncherFactory.create().execute(request, listener);
    } finally {
      System.clearProperty(PROPERTY);
    }
    TestExecutionSummary summary = listener.getSummary();
    return "%d of %d passed%s"
        .formatted(
            summary.getTestsSucceededCount(),
            summary.getTestsFoundCount(),
            summary.getFailures().stream()
                .map(f -> "; " + f.getTestIdentifier().getDisplayName() + ": " + f.getException())
                .collect(Collectors.joining()));
  }

  private static Class<? extends Experiment> ofCell(Class<? extends Experiment> type) {
    try {
      return CellContracts.class
          .getClassLoader()
          .loadClass(System.getProperty(PROPERTY) + "$" + type.getSimpleName())
          .asSubclass(Experiment.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the cell declares no " + type.getSimpleName(), e);
    }
  }

  /** In the kernel's JVM. */
  public static final class Local extends EngineContract {
    @Override
    protected Engine engine() {
      return new LocalEngine();
    }

    @Override
    protected Class<? extends Experiment> tiny(Class<? extends Experiment> type) {
      return ofCell(type);
    }

    @Override
    protected String placeOfEnding() {
      return PLACE;
    }
  }

  /** In worker JVMs. */
  public static final class Forked extends IsolatingEngineContract {
    @Override
    protected Engine engine() {
      return new ForkedEngine(2);
    }

    @Override
    protected Class<? extends Experiment> tiny(Class<? extends Experiment> type) {
      return ofCell(type);
    }

    @Override
    protected String placeOfEnding() {
      return PLACE;
    }
  }
}
