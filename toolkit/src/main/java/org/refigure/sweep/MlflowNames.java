package org.refigure.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which file MLflow finds a param, metric or tag in: that of its name, where MLflow takes the name.
 *
 * <p>It takes letters, digits, '_', '-', '.' and spaces, and "/" between folders. A name with
 * anything else, one that is too long, or one that is also the folder of another, gets a text made
 * of it with eight digits of its SHA-256 behind: two names never share a file.
 */
final class MlflowNames {
  /** One part of a path that is no way out of the folder. */
  private static final String PART = "(?![. ]+(?:/|$))[\\p{L}\\p{N}_. -]+";

  private static final Pattern TAKEN = Pattern.compile(PART + "(?:/" + PART + ")*");

  /** MLflow's own limit; a file system's is 255 bytes for each part. */
  private static final int LONGEST = 250;

  private static final int LONGEST_BYTES = 240;
  private static final int LONGEST_CUT = 100;

  private MlflowNames() {}

  /** The path of each name, relative and with "/". */
  static SortedMap<String, String> paths(Collection<String> names) {
    Set<String> folders = new HashSet<>();
    for (String name : names) {
      for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
        folders.add(Columns.key(name.substring(0, slash)));
      }
    }
    var paths = new TreeMap<String, String>();
    for (String name : names) {
      boolean whole = isTaken(name) && !folders.contains(Columns.key(name));
      paths.put(name, whole ? name : madeOf(name));
    }
    return paths;
  }

  private static boolean isTaken(String name) {
    return name.length() <= LONGEST
        && TAKEN.matcher(name).matches()
        && Arrays.stream(name.split("/"))
            .allMatch(part -> part.getBytes(UTF_8).length <= LONGEST_BYTES);
  }

  private static String madeOf(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_. -]", "_");
    String cut = safe.substring(0, Math.min(safe.length(), LONGEST_CUT));
    return cut + "-" + HexFormat.of().formatHex(Checksum.sha256(name), 0, 4);
  }
}
