package org.dflib.jjava.jupyter.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Stand-in that notes updates. */
public class DisplayStream {
  /** What was updated. */
  public final List<DisplayData> updated = new ArrayList<>();

  public void updateDisplay(DisplayData data) {
    updated.add(data);
  }
}
