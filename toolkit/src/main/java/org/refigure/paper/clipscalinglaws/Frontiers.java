package org.refigure.paper.clipscalinglaws;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.refigure.data.ScalingRun;
import org.refigure.stats.SaturatingPowerLaw;

/**
 * The frontiers of both families on one task.
 *
 * @param clip of CLIP, trained to tell matching captions from others
 * @param mammut of MaMMUT, trained to write the caption as well
 */
public record Frontiers(Frontier clip, Frontier mammut) {
  /** Random starts of a fit. */
  private static final int STARTS = 50;

  /**
   * The frontiers of runs whose family is {@code clip} or {@code mammut}.
   *
   * @param recipe {@code Frontier::binned} or {@code Frontier::naive}
   */
  public static Frontiers of(List<ScalingRun> runs, Function<List<ScalingRun>, Frontier> recipe) {
    return new Frontiers(recipe.apply(family(runs, "clip")), recipe.apply(family(runs, "mammut")));
  }

  private static List<ScalingRun> family(List<ScalingRun> runs, String family) {
    return runs.stream().filter(run -> run.family().equals(family)).toList();
  }

  /** The points with at most this compute in GFLOP. */
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
  public FamilyLaws fit(int starts, long seed) {
    return new FamilyLaws(clip.fit(starts, seed), mammut.fit(starts, seed));
  }

  /** The same, searched from these laws and some random starts. */
  public FamilyLaws refit(FamilyLaws from, int starts, UniformRandomProvider random) {
    return new FamilyLaws(
        clip.refit(from.clip(), starts, random.nextLong()),
        mammut.refit(from.mammut(), starts, random.nextLong()));
  }

  /** The least-squares laws without offset and floor. */
  public FamilyLaws fitPure() {
    return new FamilyLaws(
        SaturatingPowerLaw.fitPure(clip.compute(), clip.error()),
        SaturatingPowerLaw.fitPure(mammut.compute(), mammut.error()));
  }

  /** As many points of each family, drawn with replacement. */
  public Frontiers resample(UniformRandomProvider random) {
    return each(frontier -> frontier.resample(random));
  }

  private Frontiers each(UnaryOperator<Frontier> change) {
    return new Frontiers(change.apply(clip), change.apply(mammut));
  }
}
