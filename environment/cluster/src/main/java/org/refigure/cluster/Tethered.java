package org.refigure.cluster;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program that ends when its parent does, however the parent ends: then standard input
 * is at its end.
 */
final class Tethered {
  private Tethered() {}

  /** Runs the main class that the first argument names with the other arguments. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    var tether = new Thread(Tethered::endWithParent, "tether");
    tether.setDaemon(true);
    tether.start();
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        continue; // nobody writes
      }
    } catch (IOException e) {
      System.err.println("the parent cannot be heard any more: " + e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
