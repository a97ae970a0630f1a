package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.List;
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

  /** What the language models assume besides, or otherwise than notebooks 01a and 01b. */
  private static final String[][] LANGUAGE_MODELS = {
    {
      "text and tokens",
      "Java sources, bytes; one pass, split by file",
      "ours: the paper's data are not stated"
    },
    {
      "blocks, heads, d_ff, sequence",
      "2; d/16 of size 16; 5d/2; 64 tokens",
      "ours: a proxy; the sister code has 8 blocks and 1,024 tokens"
    },
    {"Adam ε", "1e-10", "inferred"},
    {
      "what Figure 1 scales by η×2, λ×2 and so on",
      "matrix-like η and λ; embedding and read-out keep η₁",
      "inferred: which rates the caption means is not said"
    },
    {
      "matrices of Figure 1",
      "gate, up and down of all blocks",
      "verified: feed-forward; inferred: which of them"
    }
  };

  private Assumptions() {}

  /** One row per item: what is assumed, our choice, and where it comes from. */
  public static Table table() {
    return table(List.of(ROWS));
  }

  /** The same for the language models: without the toys' lines, with the models' own. */
  public static Table ofLanguageModels() {
    List<String[]> rows = new ArrayList<>();
    for (String[] row : ROWS) {
      boolean ofToys = row[0].startsWith("synthetic setting") || row[0].equals("Adam ε");
      if (!ofToys) {
        rows.add(row);
      }
    }
    rows.addAll(List.of(LANGUAGE_MODELS));
    return table(rows);
  }

  private static Table table(List<String[]> rows) {
    StringColumn item = StringColumn.create("item");
    StringColumn choice = StringColumn.create("our choice");
    StringColumn status = StringColumn.create("status");
    for (String[] row : rows) {
      item.append(row[0]);
      choice.append(row[1]);
      status.append(row[2]);
    }
    return Table.create("Assumptions", item, choice, status);
  }
}
