/** The Spark engine on real clusters of processes, and what their deaths do to a sweep. */
package org.refigure.cluster;
