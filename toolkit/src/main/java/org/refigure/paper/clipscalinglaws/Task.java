package org.refigure.paper.clipscalinglaws;

import java.util.List;
import org.refigure.data.ScalingRun;

/** What models are scored on, and the data they were trained on. */
public enum Task {
  /** Zero-shot ImageNet, trained on DataComp: the paper's headline. */
  IMAGENET("ImageNet, DataComp", "imagenet1k:acc1", "datacomp_1b"),
  /** COCO image retrieval, recall at 5, trained on DataComp. */
  COCO("COCO retrieval, DataComp", "mscoco_captions:image_retrieval_recall@5", "datacomp_1b"),
  /** Zero-shot ImageNet, trained on Re-LAION. */
  RELAION("ImageNet, Re-LAION", "imagenet1k:acc1", "relaion2b-en");

  private final String label;
  private final String metric;
  private final String dataset;

  Task(String label, String metric, String dataset) {
    this.label = label;
    this.metric = metric;
    this.dataset = dataset;
  }

  /** For titles and tables. */
  public String label() {
    return label;
  }

  /** The runs of this task. */
  public List<ScalingRun> of(List<ScalingRun> runs) {
    return runs.stream()
        .filter(run -> run.metric().equals(metric) && run.dataset().equals(dataset))
        .toList();
  }
}
