package org.refigure.paper.videogravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.refigure.data.video.Ball.Colour.BLUE;
import static org.refigure.data.video.Ball.Colour.GREEN;
import static org.refigure.data.video.Ball.Colour.RED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.video.Ball;
import org.refigure.data.video.Camera;
import org.refigure.data.video.Clip;
import org.refigure.data.video.Fall;

class FilmedTrackTest {
  private static final double METRES = 0.01;

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
  void a_still_clip_is_refused() {
    Clip still = clip(0, new Ball(RED, Fall.still(1)));
    assertThatThrownBy(() -> Track.of(still.rows(RED), 24, METRES, 0))
        .hasMessageContaining("a still clip has no gravity");
  }

  private static Clip clip(double exposure, Ball... balls) {
    return new Clip(Camera.UPRIGHT, 24, List.of(balls), exposure, 1);
  }
}
