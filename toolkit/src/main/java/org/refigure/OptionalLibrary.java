package org.refigure;

import java.util.Locale;

/**
 * A library that a program may leave out. Whatever cannot do without it asks here first, so that a
 * program that left it out is told in one line what to add.
 */
public enum OptionalLibrary {
  /** DJL's PyTorch engine: training on a GPU, and the readable reference of the fused step. */
  PYTORCH(
      "ai.djl.pytorch.engine.PtEngine",
      "ai.djl.pytorch:pytorch-engine, pytorch-jni and pytorch-native-cpu"),
  /** Parquet's own headers and encodings: export to Parquet, texts that come as Parquet. */
  PARQUET(
      "org.apache.parquet.column.ColumnWriteStore",
      "org.apache.parquet:parquet-column and parquet-format-structures");

  private final String sample;
  private final String artifacts;

  OptionalLibrary(String sample, String artifacts) {
    this.sample = sample;
    this.artifacts = artifacts;
  }

  /** Whether its classes can be found. */
  public boolean isPresent() {
    try {
      Class.forName(sample, false, OptionalLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  /**
   * Asks for it.
   *
   * @param what what needs it, with what to do without it
   * @throws IllegalStateException if it is not on the class path; says what to add
   */
  public void require(String what) {
    if (!isPresent()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s needs %s, which the toolkit does not bring by itself: add them to your"
                  + " dependencies, in the versions that the README's \"Your own project\" names",
              what,
              artifacts));
    }
  }
}
