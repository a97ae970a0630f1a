package org.refigure.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoomTest {
  private static Walk walk(boolean cue, long seed) {
    return new Room(24, 8, cue).walk(64, seed);
  }

  @Test
  void poses_from_frame_to_frame_add_up_to_the_pose_from_the_first() {
    Walk walk = walk(true, 1);
    double x = 0;
    double y = 0;
    double heading = 0;
    for (int t = 1; t < 64; t++) {
      double[] step = walk.pose(t, t - 1);
      x += Math.cos(heading) * step[0] - Math.sin(heading) * step[1];
      y += Math.sin(heading) * step[0] + Math.cos(heading) * step[1];
      heading += Math.atan2(step[2], step[3]);
      double[] whole = {x, y, Math.sin(heading), Math.cos(heading)};
      assertArrayEquals(whole, walk.pose(t, 0), 1e-9);
    }
  }

  /** A point seen from the camera, put back by the camera's pose, is a landmark on a wall. */
  @Test
  void points_are_landmarks_on_the_walls_ahead() {
    Walk walk = walk(true, 2);
    int seen = 0;
    for (int t = 0; t < walk.frames(); t++) {
      double[] camera = walk.path()[t];
      for (double[] point : walk.points()[t]) {
        double x = camera[0] + Math.cos(camera[2]) * point[0] - Math.sin(camera[2]) * point[1];
        double y = camera[1] + Math.sin(camera[2]) * point[0] + Math.cos(camera[2]) * point[1];
        double toWall =
            Math.min(
                Math.min(Math.abs(x), Math.abs(x - walk.sides()[0])),
                Math.min(Math.abs(y), Math.abs(y - walk.sides()[1])));
        assertEquals(0, toWall, 1e-9);
        assertTrue(Math.abs(Math.atan2(point[1], point[0])) <= Math.toRadians(60) + 1e-12);
        seen++;
      }
      assertTrue(walk.points()[t].length <= 8);
      assertEquals(walk.points()[t].length + 1, walk.tokens()[t].length);
    }
    assertTrue(seen > 100);
  }

  @Test
  void the_size_tells_the_distance_up_to_ten_per_cent_noise() {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (long seed = 0; seed < 20; seed++) {
      Walk walk = walk(true, seed);
      for (int t = 0; t < walk.frames(); t++) {
        for (int i = 0; i < walk.points()[t].length; i++) {
          double distance = Math.hypot(walk.points()[t][i][0], walk.points()[t][i][1]);
          double noise = walk.tokens()[t][i + 1][2] - Math.log(0.3 / distance);
          sum += noise;
          squares += noise * noise;
          n++;
        }
      }
    }
    assertEquals(0, sum / n, 4 * 0.1 / Math.sqrt(n));
    assertEquals(0.1, Math.sqrt(squares / n), 0.005);
  }

  /** Without the size, all lengths could be doubled and no token would change. */
  @Test
  void without_the_cue_no_token_holds_a_length() {
    Walk walk = walk(false, 3);
    double[] point = walk.points()[0][0];
    double[] token = walk.tokens()[0][1];
    assertEquals(0, token[2]);
    assertEquals(Math.sin(Math.atan2(point[1], point[0])), token[0], 1e-12);
    assertEquals(Math.cos(Math.atan2(point[1], point[0])), token[1], 1e-12);
  }
}
