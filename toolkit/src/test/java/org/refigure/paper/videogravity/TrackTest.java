package org.refigure.paper.videogravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.video.Fall;

class TrackTest {
  private static final GaussianStream SILENT = new GaussianStream(0);

  @ParameterizedTest
  @CsvSource({"9.81, 1, 24", "1.62, 1, 16", "9.81, 2.328, 60", "3.71, 0.5, 30"})
  void the_ratio_of_two_falls_is_1_in_any_gravity_at_any_pace(double g, double s, double fps) {
    var first = Track.of(Fall.free(0.7, g).slowed(s), fps, 0, SILENT).parabola();
    var second = Track.of(Fall.free(1.6, g).slowed(s), fps, 0, SILENT).parabola();
    assertThat(first.ratio(second)).isCloseTo(1, within(1e-13));
    assertThat(first.gravity()).isCloseTo(g / (s * s), within(1e-12));
  }

  @Test
  void the_contact_frame_is_the_first_after_contact() {
    // √(2·1/9.81) = 0.4515 s is between frames 7 and 8 of 16 a second.
    assertThat(Track.of(Fall.free(1, 9.81), 16, 0, SILENT).contactFrame().time())
        .isEqualTo(8 / 16.0);
    // Contact on a frame: the next one is the first after it.
    assertThat(Track.of(new Fall(1, 0.5, 2), 16, 0, SILENT).contactFrame().time())
        .isEqualTo(9 / 16.0);
  }

  @Test
  void violations_have_the_ratios_of_the_brief() {
    var first = Fall.free(0.8, 9.81);
    assertThat(ratio(first, Fall.free(1.6, 4))).isCloseTo(4 / 9.81, within(1e-12));
    assertThat(ratio(first, new Fall(1.6, first.time(), 2))).isCloseTo(2, within(1e-12));
    // Constant speed is no parabola: what is left is the raster of frames.
    assertThat(ratio(Fall.steady(0.8, 2), Fall.steady(1.6, 2))).isCloseTo(0.5, within(0.002));
  }

  @Test
  void rows_that_do_not_fall_or_do_not_rest_are_refused() {
    assertThatThrownBy(() -> Track.of(new double[] {100, 100.1, 100, 99.9, 100}, 24, 0.01, 0))
        .hasMessageContaining("a still clip has no gravity");
    assertThatThrownBy(() -> Track.of(new double[] {100, 102, 108, 118, 132}, 24, 0.01, 0))
        .hasMessageContaining("until the object lies still");
    assertThatThrownBy(() -> Track.of(new double[] {100, 150, 200, 200, 200}, 24, 0.01, 0))
        .hasMessageContaining("frames before contact at least 3");
    assertThatThrownBy(() -> Track.of(Fall.still(1), 24, 0, SILENT))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Track(24, 1, new double[] {0, -0.1, -0.4}, 0).parabola())
        .hasMessageContaining("there is no fall to time");
    assertThatThrownBy(() -> Fall.free(-1, 9.81)).hasMessageContaining("must be > 0");
  }

  @Test
  void a_delay_shifts_all_frames() {
    var track = new Track(10, 1, new double[] {0.1, 0.2, 0.3}, 0.05);
    assertThat(track.times()).containsExactly(new double[] {0.05, 0.15, 0.25}, within(1e-15));
    assertThat(track.undelayed().times())
        .containsExactly(new double[] {0, 0.1, 0.2}, within(1e-15));
  }

  private static double ratio(Fall first, Fall second) {
    return Track.of(first, 240, 0, SILENT)
        .parabola()
        .ratio(Track.of(second, 240, 0, SILENT).parabola());
  }
}
