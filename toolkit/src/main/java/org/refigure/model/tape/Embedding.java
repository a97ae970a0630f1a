package org.refigure.model.tape;

import java.util.List;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/**
 * A row of a table for each number: x is one column of whole numbers from 0.
 *
 * @param table entries × width; starts N(0, 1)
 */
public record Embedding(ParameterShape table) implements Block {
  /** A table named {@code E<name>}. */
  public static Embedding of(String name, int entries, int width) {
    return new Embedding(
        ParameterShape.gaussian("E" + name, ParameterClass.VECTOR, entries, width, 1));
  }

  @Override
  public List<ParameterShape> parameters() {
    return List.of(table);
  }

  @Override
  public Value apply(Tape tape, Value x) {
    int[] rows = new int[x.data().length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) x.data()[i];
    }
    return tape.parameter(table.name()).rows(rows);
  }
}
