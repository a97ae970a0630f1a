package io.github.spencerpark.ijava.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.refigure.kernel.JavaKernel;

/** Magic commands, called from Java: what {@code %name} and {@code %%name} become. */
public final class Magics {

  private Magics() {}

  /**
   * Runs {@code %name args}.
   *
   * @return the command's value, null if it has none, as IJava has it
   * @throws Exception what the command throws
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> @Nullable T lineMagic(String name, List<String> args) throws Exception {
    return (T) kernel().lineMagic(name, args);
  }

  /**
   * Runs {@code %%name args} over a body.
   *
   * @return the command's value, null if it has none, as IJava has it
   * @throws Exception what the command throws
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> @Nullable T cellMagic(String name, List<String> args, String body)
      throws Exception {
    return (T) kernel().cellMagic(name, args, body);
  }

  private static JavaKernel kernel() {
    return JavaKernel.running()
        .orElseThrow(() -> new IllegalStateException("no kernel runs in this JVM"));
  }
}
