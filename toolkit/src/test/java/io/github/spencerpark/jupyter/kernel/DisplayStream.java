package io.github.spencerpark.jupyter.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;

/** Stand-in that notes updates. */
public class DisplayStream {
  /** What was updated. */
  public final List<DisplayData> updated = new ArrayList<>();

  public void updateDisplay(DisplayData data) {
    updated.add(data);
  }
}
