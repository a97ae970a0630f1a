package org.refigure.paper.robustlayerwisescaling;

import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a re-run has to assume because the paper does not say it, and how sure each choice is.
 *
 * <p>No official code was found. "Inferred" lines are taken from the code of a sister paper of one
 * author (arXiv 2606.04048), from the published figure, or from common practice.
 */
public final class Assumptions {
  private static final String[][] ROWS = {
    {
      "decay coupled to η in AdamW",
      "W ← (1−ηλ)W − ηu",
      "verified: follows from the published law ‖W‖ ∝ √(η/λ)"
    },
    {
      "rules for matrix-like and vector-like parameters",
      "η₂ ∝ 1/d, λ₂ ∝ √d; η₁ constant, λ₁ = 0",
      "verified: abstract"
    },
    {"steps and d in Figure 1", "20,000; 512", "verified: axis, number of singular values"},
    {"definition of gain", "rms ratio, mean over blocks", "verified: caption"},
    {"widths", "256 … 2048 in the paper, scaled down here", "second-hand"},
    {
      "synthetic setting: two-layer feed-forward network",
      "Models A and B of notebook 01b",
      "second-hand (class), inferred (details)"
    },
    {"β = (0.9, 0.95), clip 1.0, no biases, no dropout", "same", "inferred from sister code"},
    {
      "pre-norm RMSNorm ε = 1e-5, SwiGLU with d_ff ≈ 8d/3, RoPE",
      "same, d_ff/d kept exactly constant",
      "inferred from sister code"
    },
    {
      "initialisation",
      "hidden 0.5/√d, output projections 0.5/√(dL), embedding 0.02",
      "inferred; the first gain of about 0.6 in Figure 1 fits"
    },
    {"read-out multiplied by d₀/d", "same, untied", "inferred; the sister code ties"},
    {
      "schedule",
      "constant after warm-up for spectra, short linear decay for losses",
      "inferred; Figure 1's ×4 run stays flat"
    },
    {
      "batch 480×1,024 tokens, warm-up 2,000, FineWeb-Edu, GPT-2 BPE, 8 layers",
      "cluster scale only",
      "inferred from sister code"
    },
    {"Adam ε", "1e-8 in notebooks 01a and 01b", "inferred"},
    {
      "RMSNorm gains, qk-norm, attention scale, tying",
      "off, off, 1/√d_h, untied",
      "inferred; Lingle (arXiv 2404.05728) shows that they can decide transfer"
    }
  };

  private Assumptions() {}

  /** One row per item: what is assumed, our choice, and where it comes from. */
  public static Table table() {
    StringColumn item = StringColumn.create("item");
    StringColumn choice = StringColumn.create("our choice");
    StringColumn status = StringColumn.create("status");
    for (String[] row : ROWS) {
      item.append(row[0]);
      choice.append(row[1]);
      status.append(row[2]);
    }
    return Table.create("Assumptions", item, choice, status);
  }
}
