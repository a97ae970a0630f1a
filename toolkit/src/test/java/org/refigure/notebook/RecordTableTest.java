package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class RecordTableTest {
  @Test
  void a_map_without_an_order_of_its_own_is_shown_in_that_of_its_keys() {
    var map = Map.of("e", 5, "b", 2, "f", 6, "a", 1, "d", 4, "c", 3);
    assertThat(keys(map)).containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(RecordTable.of(map).orElseThrow().doubleColumn("value").asDoubleArray())
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void a_map_with_an_order_keeps_it() {
    var map = new LinkedHashMap<String, Integer>();
    List.of("base", "after", "λ×2").forEach(key -> map.put(key, key.length()));
    assertThat(keys(map)).containsExactly("base", "after", "λ×2");
    assertThat(RecordTable.of(Map.of())).isEmpty();
    assertThat(keys(Collections.singletonMap(7, "seven"))).containsExactly("7");
  }

  private static List<String> keys(Map<?, ?> map) {
    Table table = RecordTable.of(map).orElseThrow();
    return table.column("key").asStringColumn().asList().stream()
        .map(key -> key.replaceFirst("\\.0$", ""))
        .toList();
  }
}
