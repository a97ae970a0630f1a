package org.refigure.sweep;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of what is written in a notebook's cells.
 *
 * <p>JShell, under every Java kernel, puts each declaration of a cell into a class of its own, say
 * {@code REPL.$JShell$18}: a method or variable as a static member, a class as a static member
 * class {@code REPL.$JShell$18$Quad}. The number runs on with the session.
 */
final class CellNames {
  /** Between the simple name and the hash of an experiment of a cell; no class name has it. */
  static final char AT = '@';

  private static final String PACKAGE = "REPL";

  /** A wrapper, and what is inside of it; dots or, in byte code, slashes. */
  private static final Pattern NAME = Pattern.compile("(REPL[./]\\$JShell\\$\\w+)(\\$.+)?");

  private static final Pattern WRAPPER_OF =
      Pattern.compile("\\bREPL[./]\\$JShell\\$\\w+[.$/]|\\bREPL[./]\\$JShell\\$\\w+");

  private CellNames() {}

  /** True for a class of a cell. */
  static boolean born(Class<?> type) {
    return type.getPackageName().equals(PACKAGE) && born(type.getName());
  }

  /** True for the name of a class of a cell, with dots or slashes. */
  static boolean born(String name) {
    return NAME.matcher(name).matches();
  }

  /** The class that JShell wraps around the declaration a class belongs to. */
  static String wrapper(String name) {
    return matched(name).group(1);
  }

  /** What follows the wrapper's name: {@code $Quad$Step}; empty for the wrapper itself. */
  static String inside(String name) {
    String inside = matched(name).group(2);
    return inside == null ? "" : inside;
  }

  /** True for a class that JShell wraps around a declaration: its fields are variables of cells. */
  static boolean isWrapper(String name) {
    return born(name) && inside(name).isEmpty();
  }

  /** A text without the wrappers: {@code REPL.$JShell$18$Quad} is {@code Quad}. */
  static String plain(String text) {
    return text.contains(PACKAGE) ? WRAPPER_OF.matcher(text).replaceAll("") : text;
  }

  /**
   * What stays of an experiment's name when its code changes: {@code Quad@} of {@code Quad@3f2a}.
   */
  static String stem(String experiment) {
    return experiment.substring(0, experiment.indexOf(AT) + 1);
  }

  private static Matcher matched(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be a class of a cell", name));
    }
    return matcher;
  }
}
