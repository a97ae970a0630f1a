package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.refigure.kernel.JavaKernel;

/** Showing values from a cell. */
public final class Display {

  private Display() {}

  /**
   * A value as the notebook would show it.
   *
   * @param as MIME types wanted, the value's usual form if none
   */
  public static DisplayData render(@Nullable Object value, String... as) {
    return kernel().render(value, as);
  }

  /**
   * Shows a value.
   *
   * @param as MIME types wanted, the value's usual form if none
   * @return an id for {@link #updateDisplay}; it is not printed when it is a cell's last value
   */
  public static String display(@Nullable Object value, String... as) {
    DisplayData data = render(value, as);
    if (!data.hasDisplayId()) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    String id = data.getDisplayId();
    kernel().display(data);
    kernel().displayed(id);
    return id;
  }

  /**
   * Shows another value in the place of one shown before.
   *
   * @param id what {@link #display} returned
   * @param as MIME types wanted, the value's usual form if none
   */
  public static void updateDisplay(String id, @Nullable Object value, String... as) {
    kernel().getIO().display.updateDisplay(id, render(value, as));
  }

  private static JavaKernel kernel() {
    return JavaKernel.running()
        .orElseThrow(() -> new IllegalStateException("no kernel runs in this JVM"));
  }
}
