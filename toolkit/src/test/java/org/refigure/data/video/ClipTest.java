package org.refigure.data.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.refigure.data.video.Ball.Colour.BLUE;
import static org.refigure.data.video.Ball.Colour.RED;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClipTest {
  @Test
  void the_centroid_follows_the_ball_below_a_pixel() {
    Fall fall = Fall.free(1.5, 9.81);
    double[] rows = clip(0, new Ball(RED, fall), new Ball(BLUE, Fall.free(0.8, 9.81))).rows(RED);
    for (int k = 0; k < rows.length; k++) {
      assertThat(rows[k] - rows[0]).isCloseTo(100 * fall.fallen(k / 24.0), within(0.1));
    }
  }

  @Test
  void distance_divides_the_pixels() {
    Clip clip = clip(0, new Ball(RED, Fall.free(1.5, 9.81), 6));
    double[] rows = clip.rows(RED);
    assertThat(rows[rows.length - 1] - rows[0]).isCloseTo(1.5 * 400 / 6, within(0.1));
  }

  @Test
  void a_ball_out_of_sight_is_refused() {
    Clip still = clip(0, new Ball(RED, Fall.still(1)));
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
