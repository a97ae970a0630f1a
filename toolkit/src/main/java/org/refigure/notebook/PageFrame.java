package org.refigure.notebook;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * What stands around a notebook on its page: HTML that is taken as it is.
 *
 * @param style rules added to the page's style sheet
 * @param top above the notebook
 * @param bottom below it
 * @param link address in the notebook's prose → where it leads from the page; nothing where only
 *     its words shall stay
 * @param underFigure number of a figure, from 1 → what is written after its name
 */
public record PageFrame(
    String style,
    String top,
    String bottom,
    UnaryOperator<String> link,
    IntFunction<String> underFigure) {
  /** Nothing: a page that is mailed stands alone. */
  public static final PageFrame NONE =
      new PageFrame("", "", "", UnaryOperator.identity(), number -> "");
}
