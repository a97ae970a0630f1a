package org.refigure.paper.videogravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.refigure.paper.videogravity.Ball.Colour.BLUE;
import static org.refigure.paper.videogravity.Ball.Colour.GREEN;
import static org.refigure.paper.videogravity.Ball.Colour.RED;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClipTest {
  private static final double METRES = 0.01;

  @Test
  void the_centroid_follows_the_ball_below_a_pixel() {
    Fall fall = Fall.free(1.5, 9.81);
    double[] rows = clip(0, new Ball(RED, fall), new Ball(BLUE, Fall.free(0.8, 9.81))).rows(RED);
    for (int k = 0; k < rows.length; k++) {
      assertThat(rows[k] - rows[0]).isCloseTo(100 * fall.fallen(k / 24.0), within(0.1));
    }
  }

  @Test
  void a_clip_gives_gravity_and_ratio() {
    Clip clip = clip(0, new Ball(RED, Fall.free(0.7, 1.62)), new Ball(BLUE, Fall.free(1.9, 1.62)));
    var first = Track.of(clip.rows(RED), 24, METRES, 0).parabola();
    var second = Track.of(clip.rows(BLUE), 24, METRES, 0).parabola();
    assertThat(first.gravity()).isCloseTo(1.62, within(0.005));
    assertThat(first.ratio(second)).isCloseTo(1, within(0.003));
    assertThat(second.height()).isCloseTo(1.9, within(0.002));
  }

  @Test
  void blur_delays_what_a_frame_shows_by_half_the_exposure() {
    Clip clip = clip(0.5, new Ball(GREEN, Fall.free(1.9, 9.81)));
    Track track = Track.of(clip.rows(GREEN), 24, METRES, 0.5);
    assertThat(track.parabola().gravity()).isCloseTo(9.81, within(0.05));
    assertThat(track.undelayed().parabola().gravity()).isGreaterThan(10);
  }

  @Test
  void distance_divides_the_pixels() {
    Clip clip = clip(0, new Ball(RED, Fall.free(1.5, 9.81), 6));
    double[] rows = clip.rows(RED);
    assertThat(rows[rows.length - 1] - rows[0]).isCloseTo(1.5 * 400 / 6, within(0.1));
  }

  @Test
  void a_still_clip_and_a_ball_out_of_sight_are_refused() {
    Clip still = clip(0, new Ball(RED, Fall.still(1)));
    assertThatThrownBy(() -> Track.of(still.rows(RED), 24, METRES, 0))
        .hasMessageContaining("a still clip has no gravity");
    assertThatThrownBy(() -> still.rows(BLUE)).hasMessageContaining("no BLUE object in a frame");
    assertThatThrownBy(() -> clip(0, new Ball(RED, Fall.free(5, 9.81))))
        .hasMessageContaining("pixels above the frame");
    assertThatThrownBy(() -> new Frame(7, new int[10])).hasMessageContaining("no rows of width 7");
  }

  @Test
  void a_picture_is_in_the_order_of_the_pixels() {
    var picture = new Frame(2, new int[] {0xff0000, 0x00ff00, 0x0000ff, 0x333333}).picture(1);
    assertThat(picture[0][1]).containsExactly(0, 1, 0);
    assertThat(picture[1][0]).containsExactly(0, 0, 1);
    assertThat(picture[1][1]).containsExactly(0.2, 0.2, 0.2);
  }

  private static Clip clip(double exposure, Ball... balls) {
    return new Clip(Camera.UPRIGHT, 24, List.of(balls), exposure, 1);
  }
}
