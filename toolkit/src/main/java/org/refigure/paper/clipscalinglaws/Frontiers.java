package org.refigure.paper.clipscalinglaws;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.refigure.data.ScalingRun;
import org.refigure.stats.SaturatingPowerLaw;

/**
 * The frontiers of both families on one task.
 *
 * @param clip of CLIP
 * @param mammut of MaMMUT
 */
public record Frontiers(Frontier clip, Frontier mammut) {
  /** The largest compute in GFLOP that the paper fits. */
  public static final double FITTED = 1e12;

  /** The largest compute of the fit that has to predict the rest. */
  public static final double TRAINED = 2.5e11;

  /** Random starts of a fit. */
  static final int STARTS = 50;

  /**
   * The frontiers of all runs, then cut to at most 10¹² GFLOP.
   *
   * @param recipe {@code Frontier::binned} or {@code Frontier::naive}
   */
  public static Frontiers of(List<ScalingRun> runs, Function<List<ScalingRun>, Frontier> recipe) {
    return new Frontiers(
            recipe.apply(family(runs, Family.CLIP)), recipe.apply(family(runs, Family.MAMMUT)))
        .upTo(FITTED);
  }

  /** The runs of a family. */
  static List<ScalingRun> family(List<ScalingRun> runs, Family family) {
    return runs.stream().filter(run -> run.family().equals(family.word())).toList();
  }

  /** One of the two. */
  public Frontier get(Family family) {
    return family == Family.CLIP ? clip : mammut;
  }

  /** The points with at most this compute. */
  public Frontiers upTo(double compute) {
    return each(frontier -> frontier.where(c -> c <= compute));
  }

  /** The points with more compute. */
  public Frontiers beyond(double compute) {
    return each(frontier -> frontier.where(c -> c > compute));
  }

  /** The least-squares laws from 50 random starts. */
  public FamilyLaws fit() {
    return fit(STARTS, 0);
  }

  /** The same from so many starts. */
  FamilyLaws fit(int starts, long seed) {
    return new FamilyLaws(clip.fit(starts, seed), mammut.fit(starts, seed));
  }

  /** The least-squares laws without offset and floor. */
  public FamilyLaws fitPure() {
    return new FamilyLaws(
        SaturatingPowerLaw.fitPure(clip.compute(), clip.error()),
        SaturatingPowerLaw.fitPure(mammut.compute(), mammut.error()));
  }

  /** As many points of each family, drawn with replacement. */
  Frontiers resample(UniformRandomProvider random) {
    return each(
        frontier ->
            frontier.select(
                IntStream.generate(() -> random.nextInt(frontier.size()))
                    .limit(frontier.size())
                    .toArray()));
  }

  private Frontiers each(UnaryOperator<Frontier> change) {
    return new Frontiers(change.apply(clip), change.apply(mammut));
  }
}
