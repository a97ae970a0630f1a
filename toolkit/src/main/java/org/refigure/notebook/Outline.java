package org.refigure.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The headings of a page, each with an id of its own, and the contents they make. */
final class Outline {
  private static final int SHOWN = 2;

  private final List<String> lines = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  /** An id made of a heading's words that no other heading of the page has. */
  String id(String words) {
    String id = "s-" + FileName.of(words);
    for (int copy = 2; !taken.add(id); copy++) {
      id = "s-" + FileName.of(words) + "-" + copy;
    }
    return id;
  }

  /** Adds a heading; those of the first and of the lower levels are left out of the contents. */
  void add(int level, String id, String html) {
    if (level == SHOWN) {
      lines.add(String.format(Locale.ROOT, "<li><a href=\"#%s\">%s</a></li>", id, html));
    }
  }

  /** The contents as a list of links; nothing for a page of one section. */
  String html() {
    return lines.size() < 2
        ? ""
        : lines.stream()
            .collect(
                Collectors.joining(
                    "\n",
                    "<nav class=\"contents\" aria-label=\"Contents\">\n<ol>\n",
                    "\n</ol>\n</nav>\n"));
  }
}
