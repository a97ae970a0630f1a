/**
 * Paper 25, Verified Uncertainty Calibration (Kumar, Liang, Ma; NeurIPS 2019): how to measure a
 * calibration error, and a calibrator whose error can be measured.
 */
@NullMarked
package org.refigure.paper.verifiedcalibration;

import org.jspecify.annotations.NullMarked;
