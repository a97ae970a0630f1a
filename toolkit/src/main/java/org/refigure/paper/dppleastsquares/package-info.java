/**
 * Paper 15, Weighted least-squares approximation with determinantal point processes and generalized
 * volume sampling (Nouy, Michel; 2023): fitting a function from few well-chosen samples.
 */
@NullMarked
package org.refigure.paper.dppleastsquares;

import org.jspecify.annotations.NullMarked;
