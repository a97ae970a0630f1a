package org.refigure.notebook;

import java.time.Duration;
import java.util.Optional;

/**
 * What a run gave.
 *
 * @param executed the notebook with its new outputs, as far as it came
 * @param failure why it stopped early; empty if every cell ran
 * @param elapsed the time from start to end, the kernel's start included
 */
public record NotebookRun(NotebookFile executed, Optional<CellFailure> failure, Duration elapsed) {}
