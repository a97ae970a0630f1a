package example;

import static org.refigure.notebook.Lab.THEORY;
import static org.refigure.notebook.Lab.card;
import static org.refigure.notebook.Lab.claim;
import static org.refigure.notebook.Lab.log10;
import static org.refigure.notebook.Lab.sweep;

import java.nio.file.Path;
import org.refigure.claim.Card;
import org.refigure.plot.Chart;
import org.refigure.plot.Figure;
import org.refigure.sweep.Runs;

/** How fast does the error of a mean fall with the number of draws? */
public final class ErrorOfMeans {
  private ErrorOfMeans() {}

  /** The trials, in worker processes; finished ones are kept in a study and not computed again. */
  static Runs runs(int seeds) {
    return sweep(MeanError.class).over("n", 10, 30, 100, 300, 1000).seeds(seeds).run().runs();
  }

  /** Ours beside theory. */
  static Figure figure(Runs runs) {
    return Chart.titled("Error of a mean")
        .x(log10("numbers n"))
        .y(log10("mean square error"))
        .line("measured", runs.mean("square").against("n"))
        .line("1/n", n -> 1 / n)
        .figure();
  }

  /** The claim, its rule, and what the runs say. */
  static Card verdicts(Runs runs) {
    Card card = card("35", "Errors of means", "you", 2026, "a sample project");
    card.state(
        claim("C1", "exponent of the error in n").by(THEORY, "1/√n").theirs(-0.5).within(0.05));
    card.judge("C1", runs.mean(run -> Math.sqrt(run.value("square"))).exponentIn("n"));
    return card;
  }

  /** Prints the verdict and saves the figure as PNG, SVG and PDF. */
  public static void main(String[] arguments) {
    Runs runs = runs(400);
    System.out.println(verdicts(runs).scorecard().text());
    System.out.println(figure(runs).save(Path.of("target"), "error-of-a-mean"));
  }
}
