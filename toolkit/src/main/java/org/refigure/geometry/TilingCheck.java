package org.refigure.geometry;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * A partition examined by the JTS topology suite, which shares no code with the cuts.
 *
 * @param concavity the largest area that a region lacks of its convex hull, relative to the hull
 * @param overlap the largest area that two regions share
 * @param totalArea the sum of all areas by JTS
 */
public record TilingCheck(double concavity, double overlap, double totalArea) {

  /** Examines every region and every pair of regions whose envelopes meet. */
  public static TilingCheck of(WeightedPartition partition) {
    GeometryFactory factory = new GeometryFactory();
    List<Geometry> regions = new ArrayList<>();
    for (ConvexPolygon region : partition.regions()) {
      double[][] vertices = region.vertices();
      Coordinate[] ring = new Coordinate[vertices.length + 1];
      for (int k = 0; k <= vertices.length; k++) {
        double[] vertex = vertices[k % vertices.length];
        ring[k] = new Coordinate(vertex[0], vertex[1]);
      }
      regions.add(factory.createPolygon(ring));
    }
    STRtree index = new STRtree();
    double concavity = 0;
    double area = 0;
    for (int i = 0; i < regions.size(); i++) {
      Geometry region = regions.get(i);
      index.insert(region.getEnvelopeInternal(), i);
      double hull = region.convexHull().getArea();
      concavity = Math.max(concavity, Math.abs(hull - region.getArea()) / hull);
      area += region.getArea();
    }
    double overlap = 0;
    for (int i = 0; i < regions.size(); i++) {
      for (Object j : index.query(regions.get(i).getEnvelopeInternal())) {
        if ((Integer) j < i) {
          Geometry common =
              OverlayNGRobust.overlay(
                  regions.get(i), regions.get((Integer) j), OverlayNG.INTERSECTION);
          overlap = Math.max(overlap, common.getArea());
        }
      }
    }
    return new TilingCheck(concavity, overlap, area);
  }
}
