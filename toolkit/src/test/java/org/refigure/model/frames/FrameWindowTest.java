package org.refigure.model.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FrameWindowTest {
  @Test
  void a_group_of_one_without_limit_is_the_causal_mask() {
    double[][] mask = new FrameWindow(1, FrameWindow.UNBOUNDED).mask(6);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        assertEquals(j <= i ? 1 : 0, mask[i][j]);
      }
    }
  }

  @Test
  void one_group_of_all_frames_sees_everything() {
    for (double[] row : new FrameWindow(5, 0).mask(5)) {
      assertArrayEquals(new double[] {1, 1, 1, 1, 1}, row);
    }
  }

  @Test
  void a_group_sees_itself_and_the_queue_directly_before_it() {
    double[][] mask = new FrameWindow(2, 2).mask(6);
    assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0}, mask[1]);
    assertArrayEquals(new double[] {1, 1, 1, 1, 0, 0}, mask[2]);
    assertArrayEquals(new double[] {0, 0, 1, 1, 1, 1}, mask[5]);
  }

  /** Counted by walking through L masks, not by the formula. */
  @Test
  void the_horizon_is_how_far_a_walk_through_the_layers_gets() {
    for (int group : new int[] {1, 2, 4}) {
      FrameWindow window = new FrameWindow(group, 4);
      for (int layers = 1; layers <= 3; layers++) {
        int earliest = 20;
        for (int l = 0; l < layers; l++) {
          earliest = window.first(earliest);
        }
        assertEquals(window.horizon(layers), 20 - earliest);
      }
    }
  }

  @Test
  void a_horizon_needs_whole_groups_in_the_queue() {
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> new FrameWindow(16, 8).horizon(2));
    assertEquals("queue 8 must be a multiple of group 16 (horizon)", thrown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new FrameWindow(0, 8));
  }

  @Test
  void rows_see_the_rows_of_the_frames_that_their_frame_sees() {
    FrameRows rows =
        FrameRows.of(new int[][] {{1, 2, 3}, {2, 1}}, new FrameWindow(1, 1), new FrameWindow(2, 0));
    assertArrayEquals(new int[] {0, 1, 1, 2, 2, 2, 0, 0, 1}, rows.frame());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 6, 6, 6}, rows.from());
    assertArrayEquals(new int[] {1, 3, 3, 6, 6, 6, 9, 9, 9}, rows.to());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> FrameRows.of(new int[][] {{1, 0}}, new FrameWindow(1, 1)))
            .getMessage()
            .contains("at least one row"));
    assertThrows(IllegalArgumentException.class, () -> FrameRows.of(new int[][] {{1}}));
  }
}
