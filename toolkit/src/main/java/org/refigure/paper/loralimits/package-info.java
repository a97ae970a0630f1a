/**
 * Paper 23: Hu, Su, Kuo, Song and Liu, Computational Limits of Low-Rank Adaptation (LoRA)
 * Fine-Tuning for Transformer Models (ICLR 2025, arXiv 2406.03136). The polynomial route itself is
 * in {@code model.attention}; here is the loss of one adapted head.
 */
@NullMarked
package org.refigure.paper.loralimits;

import org.jspecify.annotations.NullMarked;
