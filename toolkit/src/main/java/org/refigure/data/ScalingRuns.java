package org.refigure.data;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The runs that Nezhurina et al. published with "Scaling Laws for Robust Comparison of Open
 * Foundation Language–Vision Models and Datasets" (arXiv 2506.04598): 1,733 scores of CLIP and
 * MaMMUT models trained with a cosine schedule.
 *
 * <p>The authors' repository LAION-AI/scaling-laws-for-comparison states no licence. The file is
 * therefore no part of Refigure: it is read from a folder, or made on the user's machine from two
 * files of that repository, and every figure names its source.
 */
public final class ScalingRuns {
  private static final String HEADER =
      "metric,pretrain_dataset,scheduler,family_model,gflops_per_sample,samples_seen,gflops_total,score";

  private static final String RAW =
      "https://raw.githubusercontent.com/LAION-AI/scaling-laws-for-comparison/5343917d5712c1ebdcae8d0105f16036fc894795/";

  /** The table, and how it is made of the repository's overview of results and model profiles. */
  public static final Dataset DATASET =
      new Dataset(
          "laion_clip_mammut_scaling.csv",
          "949ced9dde364add4614d18001f3a846a0d4f7a9e90f66a54c3c773c01d30f09",
          "the tables of LAION-AI/scaling-laws-for-comparison on GitHub (overview.ipynb and model_profile.csv)",
          List.of(
              new Dataset.Source(
                  URI.create(RAW + "overview.ipynb"),
                  "031df928abf708ddb24d549733ec561e51419700f3b9b39e613f36e35684d932"),
              new Dataset.Source(
                  URI.create(RAW + "model_profile.csv"),
                  "d68c4dcba909deca0c03b421848b56639917bdba9d7fd0811f981586bf5a9df6")),
          sources -> OverviewTables.convert(HEADER, sources));

  private ScalingRuns() {}

  /**
   * All runs.
   *
   * @throws DatasetException if the table is nowhere and cannot be downloaded, or has another
   *     content
   */
  public static List<ScalingRun> load() {
    return load(DatasetCache.current());
  }

  /** The same from a cache of one's own. */
  public static List<ScalingRun> load(DatasetCache cache) {
    return new String(cache.content(DATASET), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(ScalingRuns::run)
        .toList();
  }

  private static ScalingRun run(String line) {
    String[] cells = line.split(",");
    return new ScalingRun(
        cells[0],
        cells[1],
        cells[3],
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[7]));
  }
}
