/**
 * Paper 01: Robust Layerwise Scaling Rules by Proper Weight Decay Tuning (arXiv 2510.15262).
 *
 * <p>Under AdamW a normalised network forgets its initial weight scale and settles where learning
 * rate and weight decay put it: ‖W‖ ∝ √(η/λ). A rule that transfers the learning rate across widths
 * therefore needs a rule for the decay.
 */
@NullMarked
package org.refigure.paper.robustlayerwisescaling;

import org.jspecify.annotations.NullMarked;
