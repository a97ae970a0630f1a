package org.refigure.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final List<Integer> THINGS = IntStream.range(0, 50).boxed().toList();

  @Test
  void resultsStandInTheOrderOfTheThingsAndNoPlaceIsUsedTwiceAtATime() throws IOException {
    for (int count = 1; count <= 3; count++) {
      List<AtomicInteger> places =
          IntStream.range(0, count).mapToObj(each -> new AtomicInteger()).toList();
      assertThat(
              SideBySide.map(
                  THINGS,
                  places,
                  (thing, place) -> {
                    assertThat(place.incrementAndGet()).isEqualTo(1);
                    Thread.yield();
                    place.decrementAndGet();
                    return thing * thing;
                  }))
          .isEqualTo(THINGS.stream().map(thing -> thing * thing).toList());
    }
  }

  @Test
  void whatOneThrowsIsThrownAndNothingIsAtWorkAnyMore() {
    var working = new AtomicInteger();
    for (List<String> places : List.of(List.of("a"), List.of("a", "b"))) {
      assertThatThrownBy(
              () ->
                  SideBySide.map(
                      THINGS,
                      places,
                      (thing, place) -> {
                        working.incrementAndGet();
                        try {
                          if (thing == 7) {
                            throw new CheckpointException("seven");
                          }
                          return thing;
                        } finally {
                          working.decrementAndGet();
                        }
                      }))
          .isInstanceOf(CheckpointException.class)
          .hasMessage("seven");
      assertThat(working).hasValue(0);
    }
  }
}
