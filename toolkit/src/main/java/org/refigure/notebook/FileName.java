package org.refigure.notebook;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words as a file name that every file system takes: small letters a to z, digits and single
 * dashes. Greek letters go by their names (σ₁ becomes sigma1), Cyrillic ones by their sounds, those
 * of other alphabets by their Unicode names, and signs without a name by their number.
 */
final class FileName {
  private static final int LONGEST = 60;
  private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
  private static final String[] SOUNDS =
      ("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya").split(" ");

  /** Names that Windows keeps for devices, whatever the ending. */
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private FileName() {}

  /** The words as a name of at most 60 characters; {@code figure} where nothing is left. */
  static String of(String words) {
    String plain =
        Normalizer.normalize(words, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .mapToObj(FileName::spelled)
            .collect(Collectors.joining())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String cut = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    String name = cut.isEmpty() ? "figure" : cut.replaceAll("-$", "");
    return DEVICES.contains(name) ? name + "-figure" : name;
  }

  private static String spelled(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return "";
    }
    if (character < 128 || !Character.isLetterOrDigit(character)) {
      return Character.toString(character);
    }
    int sound = CYRILLIC.indexOf(character);
    if (sound >= 0) {
      return SOUNDS[sound].equals("-") ? "" : SOUNDS[sound];
    }
    if (Character.isDigit(character)) {
      return Integer.toString(Character.digit(character, 10));
    }
    String name = Character.getName(character);
    return name != null && name.contains("LETTER ")
        ? name.replaceFirst(".*LETTER (\\w+).*", "$1")
        : "-" + Integer.toHexString(character) + "-";
  }
}
