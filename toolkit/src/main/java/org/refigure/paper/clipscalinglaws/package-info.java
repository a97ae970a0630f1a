/**
 * Paper 09, Scaling Laws for Robust Comparison of Open Foundation Language–Vision Models and
 * Datasets (Nezhurina et al.; NeurIPS 2025): two families of models compared by whole curves.
 */
@NullMarked
package org.refigure.paper.clipscalinglaws;

import org.jspecify.annotations.NullMarked;
