package org.refigure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final History history = new History();

  @BeforeEach
  void runSomeCells() {
    history.add(1, "int a = 1", "");
    history.add(2, "a + 1", "2");
    history.add(3, "a + 1", "2");
    history.add(4, "List.of(a[0])\n// two", "");
  }

  @Test
  void tailIsTheLastCellsInOrder() {
    assertThat(lines(history.tail(2))).containsExactly(3, 4);
    assertThat(lines(history.tail(0))).containsExactly(1, 2, 3, 4);
    assertThat(lines(history.tail(99))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void rangeIncludesItsStartAndExcludesItsStop() {
    assertThat(lines(history.range(0, 2, 4))).containsExactly(2, 3);
    assertThat(lines(history.range(1, 3, 0))).containsExactly(3, 4);
    assertThat(history.range(-1, 1, 9)).isEmpty();
  }

  @Test
  void searchMatchesGlobsAgainstWholeCells() {
    assertThat(lines(history.search("a*", 0, false))).containsExactly(2, 3);
    assertThat(lines(history.search("a ? 1", 1, false))).containsExactly(3);
    assertThat(lines(history.search("a*", 0, true))).containsExactly(3);
    assertThat(lines(history.search("*[xyL]ist*two", 0, false))).containsExactly(4);
    assertThat(lines(history.search("[^a]*", 0, false))).containsExactly(1, 4);
    assertThat(history.search("a", 0, false)).isEmpty();
    assertThat(history.search("*[0", 0, false)).isEmpty();
  }

  @Test
  void tripleHasSessionLineAndSource() {
    History.Entry entry = history.range(0, 2, 3).get(0);
    assertThat(entry.triple(false)).isEqualTo(List.of(1, 2, "a + 1"));
    assertThat(entry.triple(true)).isEqualTo(List.of(1, 2, List.of("a + 1", "2")));
  }

  private static List<Integer> lines(List<History.Entry> entries) {
    return entries.stream().map(History.Entry::line).toList();
  }
}
