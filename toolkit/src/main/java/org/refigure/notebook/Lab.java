package org.refigure.notebook;

import java.util.ArrayList;
import java.util.List;
import org.refigure.Scale;
import org.refigure.claim.Card;
import org.refigure.claim.Claim;
import org.refigure.claim.Paper;
import org.refigure.claim.Source;
import org.refigure.claim.Statement;
import org.refigure.plot.Chart;
import org.refigure.sweep.Axis;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Sweep;

/**
 * The words of a notebook: one static import gives sweeps, their axes, figures, claims and {@link
 * #show}.
 *
 * <pre>{@code
 * import static org.refigure.notebook.Lab.*;
 *
 * var runs = sweep(RotationGap.class)
 *     .over("points", scale().pick(list(200), list(50, 200, 1000)))
 *     .over("angle", linear(0, 180, 13))
 *     .seeds(scale().pick(3, 10))
 *     .run();
 * show(figure("Gap of a rotation").x("angle").y("gap")
 *     .points("{points} points", runs.mean("gap").against("angle").each("points")));
 * card.judge("C1", runs.where("points", 1000).where("angle", 60).mean("gap"));
 * }</pre>
 *
 * <p>{@code show} returns nothing on purpose: a cell's last value is printed, and the identifier
 * that kernels return from their own {@code display} would stand below every figure.
 */
public final class Lab {
  /** The paper itself says it. */
  public static final Source PAPER = Source.PAPER;

  /** A closed form or an identity says it. */
  public static final Source THEORY = Source.THEORY;

  /** An independent implementation gives it. */
  public static final Source REFERENCE = Source.REFERENCE;

  /** A negative control: what must not show. */
  public static final Source CONTROL = Source.CONTROL;

  /** A check of our own code. */
  public static final Source SELF_CHECK = Source.SELF_CHECK;

  private Lab() {}

  /**
   * A sweep of an experiment, one run so far; see {@link Sweep#of}.
   *
   * @throws IllegalArgumentException if the class cannot be run
   */
  public static Sweep sweep(Class<? extends Experiment> experiment) {
    return Sweep.of(experiment);
  }

  /** The scale in force; {@code scale().pick(smoke, laptop)} takes what suits it. */
  public static Scale scale() {
    return Scale.current();
  }

  /** A list: the values of an axis, or of a condition. */
  @SafeVarargs
  public static <T> List<T> list(T... values) {
    var all = new ArrayList<T>();
    for (T value : values) {
      all.add(value);
    }
    return List.copyOf(all);
  }

  /** Axis of a sweep: so many numbers evenly from one to the other. */
  public static Axis linear(double low, double high, int points) {
    return Axis.linear(low, high, points);
  }

  /** Axis of a sweep: so many numbers from one to the other, each the same multiple of the last. */
  public static Axis geometric(double low, double high, int points) {
    return Axis.geometric(low, high, points);
  }

  /** Axis of a sweep: the powers of two between two exponents. */
  public static Axis log2(int lowExponent, int highExponent) {
    return Axis.log2(lowExponent, highExponent);
  }

  /** Axis of a sweep: powers of two, several an octave. */
  public static Axis log2(double lowExponent, double highExponent, int perOctave) {
    return Axis.log2(lowExponent, highExponent, perOctave);
  }

  /** Axis of a sweep: powers of ten, several a decade. */
  public static Axis log10(double lowExponent, double highExponent, int perDecade) {
    return Axis.log10(lowExponent, highExponent, perDecade);
  }

  /** Axis of a sweep: whole numbers one apart. */
  public static Axis integers(long low, long high) {
    return Axis.integers(low, high);
  }

  /** Axis of a sweep: whole numbers evenly apart. */
  public static Axis integers(long low, long high, long step) {
    return Axis.integers(low, high, step);
  }

  /** A figure, written in one chain; see {@link Chart}. */
  public static Chart figure(String title) {
    return Chart.titled(title);
  }

  /** Axis of a figure, evenly divided. */
  public static org.refigure.plot.Axis linear(String label) {
    return org.refigure.plot.Axis.linear(label);
  }

  /** Axis of a figure in powers of two. */
  public static org.refigure.plot.Axis log2(String label) {
    return org.refigure.plot.Axis.log2(label);
  }

  /** Axis of a figure in powers of ten. */
  public static org.refigure.plot.Axis log10(String label) {
    return org.refigure.plot.Axis.log10(label);
  }

  /** A claim, completed by its source, their number and our rule; see {@link Claim#claim}. */
  public static Statement claim(String id, String statement) {
    return Claim.claim(id, statement);
  }

  /** The card on which a notebook's claims are stated and judged, at the scale in force. */
  public static Card card(Paper paper) {
    return Card.of(paper);
  }

  /**
   * The same of a paper cited here.
   *
   * @param number two digits: its place in the collection
   * @param identifier where it is found, for example {@code arXiv 2510.15262}
   */
  public static Card card(
      String number, String title, String authors, int year, String identifier) {
    return Card.of(new Paper(number, title, authors, year, identifier));
  }

  /**
   * Shows things one below the other, each by its kind:
   *
   * <ul>
   *   <li>a figure; it is written as PNG, SVG and PDF too where the property {@code
   *       refigure.figures} or the variable {@code REFIGURE_FIGURES} names a folder
   *   <li>a table, a study, runs, a quantity along an axis, a list of records, a map: as a table
   *   <li>the claims of a card, a scorecard
   *   <li>an array of numbers, an {@code NDArray} of DJL, an {@code INDArray} of ND4J: shape,
   *       summary, and a matrix in colours
   *   <li>a picture: a {@code BufferedImage} or a chart of XChart
   *   <li>text: as Markdown, formulas between dollar signs included
   *   <li>anything else: its text
   * </ul>
   */
  public static void show(Object... things) {
    for (Object thing : things) {
      Shown.of(thing).forEach(Lab::display);
    }
  }

  /** Shows a matrix: an array of arrays is one thing, not many. */
  public static void show(double[][] matrix) {
    show((Object) matrix);
  }

  /** Shows a matrix. */
  public static void show(float[][] matrix) {
    show((Object) matrix);
  }

  private static void display(MimeBundle bundle) {
    KernelDisplay.find()
        .ifPresentOrElse(display -> display.show(bundle), () -> System.out.println(bundle.plain()));
  }
}
