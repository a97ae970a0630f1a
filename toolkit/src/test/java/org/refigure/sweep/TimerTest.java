package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class TimerTest {
  private long now;
  private int seeds;

  @Test
  void theTimeLeftFollowsTheCostNotTheNumberOfTrials() {
    var timer = timer(2);
    var small = List.of(trial(1), trial(1), trial(1), trial(1));
    var large = List.of(trial(8), trial(8));
    timer.expect(joined(small, large));
    assertThat(timer.left()).isEmpty();

    small.forEach(trial -> timer.finished(trial, 3));

    assertThat(timer.left())
        .as("two trials of 8 units at 3 s a unit side by side; a plain mean would say 3 s")
        .contains(Duration.ofSeconds(24));
    timer.finished(large.get(0), 24);
    assertThat(timer.left()).as("the last trial has one worker").contains(Duration.ofSeconds(24));
    timer.finished(large.get(1), 24);
    assertThat(timer.left()).contains(Duration.ZERO);
  }

  @Test
  void aLargeTrialThatComesLastIsNotSpreadOverTheWorkers() {
    var timer = timer(2);
    var trials = List.of(trial(1), trial(1), trial(1), trial(100));
    timer.past(trial(1), 1);
    timer.expect(trials);

    assertThat(timer.left())
        .as("the large one starts after one second; work divided by workers would say 51.5 s")
        .contains(Duration.ofSeconds(101));
  }

  @Test
  void whatARunningTrialHasDoneIsTakenOff() {
    var timer = timer(1);
    timer.past(trial(1), 10);
    timer.expect(List.of(trial(2), trial(1)));
    now = 15_000_000_000L;

    assertThat(timer.left()).contains(Duration.ofSeconds(15));
    now = 60_000_000_000L;
    assertThat(timer.left()).as("overdue, about to end").contains(Duration.ofSeconds(0));
  }

  @Test
  void aMeasuredWidthCountsInPlaceOfAWrongGuessOfItsCost() {
    var timer = timer(1);
    timer.past(trial(1), 1);
    timer.past(trial(10), 100); // the guess was 10 times as long, it takes 100 times
    timer.expect(List.of(trial(1), trial(10), trial(20)));

    assertThat(timer.left()).contains(Duration.ofSeconds(1 + 100 + 200));
  }

  @Test
  void pastTrialsCountOnlyUntilTheFirstOfThisRunHasEnded() {
    var timer = timer(1);
    timer.past(trial(2), 20);
    var trials = List.of(trial(1), trial(1));
    timer.expect(trials);

    assertThat(timer.left()).contains(Duration.ofSeconds(20));
    timer.finished(trials.get(0), 1);
    assertThat(timer.left()).contains(Duration.ofSeconds(1));
  }

  @Test
  void aTrialThatEndedEarlySaysNothingAboutTheOthers() {
    var timer = timer(1);
    timer.past(trial(1), 10);
    var trials = List.of(trial(1), trial(1), trial(1));
    timer.expect(trials);
    timer.ended(trials.get(0));

    assertThat(timer.left()).contains(Duration.ofSeconds(20));
    timer.ended(trials.get(2)); // out of order
    assertThat(timer.left()).contains(Duration.ofSeconds(10));
  }

  /** The truth is a list schedule played here, in another way than the timer plays it. */
  @Property(tries = 300, seed = Draws.SEED)
  void theTimeLeftIsThatOfTheScheduleAtEveryEnd(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 1024) Integer> widths,
      @ForAll @IntRange(min = 1, max = 6) int workers) {
    now = 0;
    List<Trial> trials = widths.stream().map(this::trial).toList();
    var ends = ends(trials, workers);
    double last = ends.get(ends.size() - 1).getKey();
    var timer = timer(workers);
    timer.past(trial(7), seconds(7)); // another width: the rate alone is known
    timer.expect(trials);

    assertThat(left(timer)).isCloseTo(last, within(0.002)); // it is told in milliseconds
    for (var end : ends) {
      now = Math.round(end.getKey() * 1e9);
      timer.finished(end.getValue(), seconds(end.getValue().integer("width")));
      assertThat(left(timer)).isCloseTo(last - end.getKey(), within(0.002));
    }
  }

  @Property(tries = 20, seed = Draws.SEED)
  void inALongSweepTheTimeLeftStaysTrueBetweenTwoTimesThatItIsPlayed(
      @ForAll @IntRange(min = 1, max = 8) int workers) {
    now = 0;
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < 3000; i++) {
      trials.add(trial(64 << (i % 3)));
    }
    var ends = ends(trials, workers);
    double last = ends.get(ends.size() - 1).getKey();
    var timer = timer(workers);
    timer.expect(trials);
    for (var end : ends) {
      now = Math.round(end.getKey() * 1e9);
      timer.finished(end.getValue(), seconds(end.getValue().integer("width")));
      assertThat(left(timer)).isCloseTo(last - end.getKey(), within(0.002));
    }
  }

  /** When each trial ends if free workers take them in turn, in the order of their ends. */
  private static List<Map.Entry<Double, Trial>> ends(List<Trial> trials, int workers) {
    var free = new double[workers];
    var ends = new ArrayList<Map.Entry<Double, Trial>>();
    for (Trial trial : trials) {
      int first = 0;
      for (int i = 1; i < workers; i++) {
        first = free[i] < free[first] ? i : first;
      }
      free[first] += seconds(trial.integer("width"));
      ends.add(Map.entry(free[first], trial));
    }
    ends.sort(Map.Entry.comparingByKey());
    return ends;
  }

  private static double seconds(int width) {
    return 0.25 * width; // exact in binary: the two schedules then meet the same ties
  }

  private static double left(Timer timer) {
    return timer.left().orElseThrow().toNanos() / 1e9;
  }

  private Timer timer(int workers) {
    return new Timer(new Tiny.Quadratic(), workers, () -> now);
  }

  private Trial trial(int width) {
    return Trial.of(new Tiny.Quadratic(), new TreeMap<>(Map.of("width", width)), seeds++);
  }

  private static List<Trial> joined(List<Trial> first, List<Trial> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
