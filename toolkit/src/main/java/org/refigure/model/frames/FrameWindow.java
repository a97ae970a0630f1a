package org.refigure.model.frames;

import java.util.Locale;

/**
 * Who sees whom: frames stand in consecutive groups of g; a group sees itself, in both directions,
 * and the q frames directly before its first. g = 1 is online, g = all frames is offline.
 *
 * @param group g
 * @param queue q, the frames whose keys and values are kept; {@link #UNBOUNDED} keeps all
 */
public record FrameWindow(int group, int queue) {
  /** A queue that never lets a frame go. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if group &lt; 1 or queue &lt; 0
   */
  public FrameWindow {
    if (group < 1 || queue < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "group %d must be ≥ 1 and queue %d ≥ 0 (frame window)", group, queue));
    }
  }

  /** The first frame of a frame's group. */
  public int start(int frame) {
    return frame / group * group;
  }

  /** The first frame that a frame sees. */
  public int first(int frame) {
    return Math.max(0, start(frame) - queue);
  }

  /** One behind the last frame that a frame of a sequence sees. */
  public int end(int frame, int frames) {
    return Math.min(frames, start(frame) + group);
  }

  /** Whether a query of one frame sees a key of another. */
  public boolean sees(int query, int key) {
    return key >= first(query) && key - start(query) < group;
  }

  /** The mask over frames: 1 where row (query) sees column (key), else 0. */
  public double[][] mask(int frames) {
    double[][] mask = new double[frames][frames];
    for (int query = 0; query < frames; query++) {
      for (int key = 0; key < frames; key++) {
        mask[query][key] = sees(query, key) ? 1 : 0;
      }
    }
    return mask;
  }

  /**
   * How many frames before the start of a group its output can depend on: layers · q, for keys are
   * stored as computed when their own group was current, and each layer looks q frames further.
   *
   * @throws IllegalArgumentException if the queue is no multiple of the group: then a cached frame
   *     may stand inside of a group that begins before it, and the horizon depends on the frame
   */
  public long horizon(int layers) {
    if (queue != UNBOUNDED && queue % group != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "queue %d must be a multiple of group %d (horizon)", queue, group));
    }
    return (long) layers * queue;
  }
}
