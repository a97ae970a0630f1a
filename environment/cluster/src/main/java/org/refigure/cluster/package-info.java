/**
 * Sweeps on an Apache Spark cluster: the engine {@code spark://host:port}.
 *
 * <p>Spark carries trials to machines and records back, and replaces machines that die. What runs a
 * trial there is the same worker JVM that the forked engine starts, one per core, below Spark's
 * executor: so the records are the same, a trial that kills its JVM costs nobody else anything, and
 * one that does not listen can be stopped at once.
 *
 * <pre>
 * {@link org.refigure.cluster.SparkEngine}  one job of one task for every trial, as many at a time as the cluster has cores
 *   └ {@link org.refigure.cluster.TrialTask}      on a machine of the cluster: finds the files that the trial needs
 *       └ {@link org.refigure.sweep.RemoteTrial}  the worker JVM
 * </pre>
 *
 * <p>Only this JVM, which holds the sweep, writes the study.
 */
@NullMarked
package org.refigure.cluster;

import org.jspecify.annotations.NullMarked;
