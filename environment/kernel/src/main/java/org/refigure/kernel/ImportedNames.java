package org.refigure.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names by imports that stand in front of the cursor and have not run yet. JShell knows only those
 * that ran, and answers nothing where an import stands in the text; so the imports are blanked and
 * the names written in full.
 */
final class ImportedNames {

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^\\s*import\\s+(?<static>static\\s+)?(?<name>[\\w.]+?)(?<all>\\.\\*)?\\s*;");
  private static final Pattern WORD = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"?|//[^\\n]*");

  private final Map<String, String> single = new LinkedHashMap<>();
  private final List<String> packages = new ArrayList<>();
  private final List<String> statics = new ArrayList<>();

  private ImportedNames() {}

  /** The imports of a text. */
  static ImportedNames of(String code) {
    ImportedNames names = new ImportedNames();
    Matcher matcher = IMPORT.matcher(code);
    while (matcher.find()) {
      String name = matcher.group("name");
      boolean isStatic = matcher.group("static") != null;
      if (matcher.group("all") == null) {
        names.single.put(name.substring(name.lastIndexOf('.') + 1), name);
      } else {
        (isStatic ? names.statics : names.packages).add(name);
      }
    }
    return names;
  }

  /**
   * The text with its imports blanked and the names they bring in full.
   *
   * @param isClass whether there is a class of a qualified name
   * @param isStatic whether the name at the end is one that {@code import static} brings
   */
  String qualified(String code, Predicate<String> isClass, boolean isStatic) {
    String body = IMPORT.matcher(code).replaceAll(match -> " ".repeat(match.group().length()));
    if (single.isEmpty() && packages.isEmpty() && statics.isEmpty()) {
      return code;
    }
    List<int[]> texts = new ArrayList<>();
    STRING.matcher(body).results().forEach(text -> texts.add(new int[] {text.start(), text.end()}));
    return WORD.matcher(body)
        .replaceAll(word -> Matcher.quoteReplacement(full(word, body, texts, isClass, isStatic)));
  }

  private String full(
      MatchResult word,
      String body,
      List<int[]> texts,
      Predicate<String> isClass,
      boolean isStatic) {
    String name = word.group();
    boolean quoted = texts.stream().anyMatch(t -> t[0] <= word.start() && word.start() < t[1]);
    if (quoted) {
      return name;
    }
    if (single.containsKey(name)) {
      return single.get(name);
    }
    if (Character.isUpperCase(name.charAt(0))) {
      return packages.stream()
          .map(folder -> folder + "." + name)
          .filter(isClass)
          .findFirst()
          .orElse(name);
    }
    boolean isLast = word.end() == body.length() || body.substring(word.end()).equals("(");
    return isStatic && isLast && !statics.isEmpty() ? statics.get(0) + "." + name : name;
  }
}
