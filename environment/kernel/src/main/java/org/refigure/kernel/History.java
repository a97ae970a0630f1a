package org.refigure.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The cells run so far; one kernel is one session. */
final class History {

  private static final int SESSION = 1;

  private final List<Entry> entries = new ArrayList<>();

  /**
   * One executed cell.
   *
   * @param line execution count
   * @param source the cell's text
   * @param output text of its value, empty if none
   */
  record Entry(int line, String source, String output) {

    /** The triple the protocol asks for: session, line, and source or source with output. */
    List<Object> triple(boolean withOutput) {
      return List.of(SESSION, line, withOutput ? List.of(source, output) : source);
    }
  }

  /** Appends a cell. */
  void add(int line, String source, String output) {
    entries.add(new Entry(line, source, output));
  }

  /** The last {@code count} cells, all of them if {@code count} is not positive. */
  List<Entry> tail(int count) {
    return last(entries, count);
  }

  /** Cells of a session from line {@code start} up to but without {@code stop}; 0 has no end. */
  List<Entry> range(int session, int start, int stop) {
    // Clients say 0 for the present session, or the number they were given.
    if (session != 0 && session != SESSION) {
      return List.of();
    }
    return entries.stream()
        .filter(entry -> entry.line() >= start && (stop <= 0 || entry.line() < stop))
        .toList();
  }

  /** The last {@code count} cells whose whole text matches a glob; {@code unique} drops repeats. */
  List<Entry> search(String glob, int count, boolean unique) {
    Predicate<String> matches = pattern(glob).asMatchPredicate();
    List<Entry> found =
        entries.stream().filter(entry -> matches.test(entry.source())).collect(Collectors.toList());
    if (unique) {
      Map<String, Entry> latest = new LinkedHashMap<>();
      for (Entry entry : found) {
        latest.remove(entry.source());
        latest.put(entry.source(), entry);
      }
      found = List.copyOf(latest.values());
    }
    return last(found, count);
  }

  private static List<Entry> last(List<Entry> list, int count) {
    return List.copyOf(list.subList(count > 0 ? Math.max(0, list.size() - count) : 0, list.size()));
  }

  /** A glob of SQLite, as the protocol has it: {@code *}, {@code ?} and {@code [a-z]}. */
  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        String set = glob.substring(i + 1, close);
        boolean negated = set.startsWith("^");
        String body = negated ? set.substring(1) : set;
        regex.append(negated ? "[^" : "[").append(body.replaceAll("([\\[\\]&\\\\^])", "\\\\$1"));
        regex.append(']');
        i = close;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
