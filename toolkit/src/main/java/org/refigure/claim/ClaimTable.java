package org.refigure.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Claims written as a small table in a text block: {@code id | claim | source | theirs | rule}. */
final class ClaimTable {
  private static final int MOST_ROWS = 15;
  private static final String NUMBER = "([−+-]?[0-9.]+(?:[eE][−+-]?[0-9]+)?)";
  private static final Pattern ONE = Pattern.compile("(within|≤|<=|≥|>=|exactly)\\s*" + NUMBER);
  private static final Pattern RANGE =
      Pattern.compile("in\\s*\\[\\s*" + NUMBER + "\\s*,\\s*" + NUMBER + "\\s*]");
  private static final Pattern EXACT = Pattern.compile(",\\s*exact$");

  private ClaimTable() {}

  static List<Claim> read(String table) {
    List<Claim> claims = new ArrayList<>();
    for (String line : table.strip().split("\\R")) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (line.isBlank() || claims.isEmpty() && cells.get(0).equals("id")) {
        continue;
      }
      claims.add(claim(line.strip(), cells));
    }
    if (claims.size() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "a table of "
              + claims.size()
              + " claims must have at most "
              + MOST_ROWS
              + ": state a claim that holds along an axis once, as C3-{points}, or split the table");
    }
    return claims;
  }

  private static Claim claim(String line, List<String> cells) {
    if (cells.size() != 5) {
      throw refused(line, "must have five cells: id | claim | source | theirs | rule");
    }
    Attributed attributed =
        new Attributed(
            cells.get(0), cells.get(1), origin(line, cells.get(2)), theirs(cells.get(3)));
    return rule(line, attributed, cells.get(4));
  }

  /** {@code theory: closed form}. */
  private static Origin origin(String line, String cell) {
    String[] parts = cell.split("[:,]", 2);
    Source source =
        Source.labelled(parts[0])
            .orElseThrow(
                () -> refused(line, "source \"" + cell + "\" must begin with " + Source.words()));
    return new Origin(source, parts.length > 1 ? parts[1].strip() : "");
  }

  private static Theirs theirs(String cell) {
    return cell.isEmpty() ? Theirs.NOTHING : Theirs.of(cell);
  }

  private static Claim rule(String line, Attributed claim, String cell) {
    Matcher suffix = EXACT.matcher(cell);
    if (suffix.find()) {
      return rule(line, claim, cell.substring(0, suffix.start()).strip()).exact();
    }
    switch (cell) {
      case "> 0", "positive":
        return claim.positive();
      case "< 0", "negative":
        return claim.negative();
      case "contained":
        return claim.contained();
      case "report", "report only":
        return claim.reportOnly();
      default:
        return byNumbers(line, claim, cell);
    }
  }

  private static Claim byNumbers(String line, Attributed claim, String cell) {
    Matcher range = RANGE.matcher(cell);
    if (range.matches()) {
      return claim.between(number(range.group(1)), number(range.group(2)));
    }
    Matcher one = ONE.matcher(cell);
    if (!one.matches()) {
      throw refused(
          line,
          "rule \""
              + cell
              + "\" must be one of: within 0.1, in [0, 1], ≤ 1, ≥ 1, > 0, < 0, exactly 1e-9,"
              + " contained, report; \", exact\" behind it for quantities without sampling error");
    }
    double number = number(one.group(2));
    return switch (one.group(1)) {
      case "within" -> claim.within(number);
      case "exactly" -> claim.exactly(number);
      case "≤", "<=" -> claim.atMost(number);
      default -> claim.atLeast(number);
    };
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('−', '-'));
  }

  private static IllegalArgumentException refused(String line, String rule) {
    return new IllegalArgumentException("line \"" + line + "\": " + rule + " (table of claims)");
  }
}
