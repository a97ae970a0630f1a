package org.refigure.plot;

import java.awt.Color;

/** How one layer is drawn once everything is decided. */
record Ink(
    Color color,
    Dash dash,
    float width,
    Marker marker,
    boolean hollow,
    boolean small,
    double shift) {}
