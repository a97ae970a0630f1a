package org.refigure.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.refigure.EditDistance;
import org.refigure.claim.Catalogue;
import org.refigure.claim.CataloguedPaper;

/**
 * From the words a user typed to the notebooks that run.
 *
 * <p>A word is a paper's number ({@code 1}, {@code 01}), its slug, a notebook's tag ({@code 01a}),
 * its name or its file name.
 */
final class Selection {
  private final Catalogue catalogue;
  private final Shelf shelf;

  Selection(Catalogue catalogue, Shelf shelf) {
    this.catalogue = catalogue;
    this.shelf = shelf;
  }

  /**
   * The notebooks of all words, each once, in the order they were asked for.
   *
   * @throws UsageException if there is no word, or one names nothing that can run
   */
  List<ShelvedNotebook> of(List<String> words) {
    if (words.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "no paper given: name one or more of %s (see --list), for example 'reproduce 01'",
              shelf.tags()));
    }
    var chosen = new LinkedHashSet<ShelvedNotebook>();
    words.forEach(word -> chosen.addAll(ofWord(word)));
    return new ArrayList<>(chosen);
  }

  private List<ShelvedNotebook> ofWord(String typed) {
    String word = normalised(typed);
    List<ShelvedNotebook> single =
        shelf.notebooks().stream()
            .filter(notebook -> notebook.name().equals(word) || notebook.tag().equals(word))
            .toList();
    if (!single.isEmpty()) {
      return single;
    }
    Optional<CataloguedPaper> paper = catalogue.number(word).or(() -> catalogue.slug(word));
    List<ShelvedNotebook> ofPaper = shelf.ofPaper(paper.map(CataloguedPaper::number).orElse(word));
    if (!ofPaper.isEmpty()) {
      return ofPaper;
    }
    throw new UsageException(
        paper
            .map(
                planned ->
                    String.format(
                        Locale.ROOT,
                        "paper %s (%s) has no notebook yet; these have one: %s",
                        planned.number(),
                        planned.title(),
                        shelf.tags()))
            .orElseGet(() -> unknown(typed, word)));
  }

  /** Drops the folder and the ending, lower-cases, and writes a lone digit as two. */
  private static String normalised(String typed) {
    String word =
        typed
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst(".*[/\\\\]", "")
            .replaceFirst("\\.ipynb$", "");
    return word.matches("\\d[a-z]?") ? "0" + word : word;
  }

  private String unknown(String typed, String word) {
    String rule =
        String.format(
            Locale.ROOT,
            "paper = \"%s\" must be a number from 01 to %02d, a slug or a notebook's name",
            typed,
            catalogue.papers().size());
    String near =
        word.matches("\\d+") ? "" : String.format(Locale.ROOT, "; did you mean %s?", nearest(word));
    return String.format(
        Locale.ROOT,
        "%s%s Notebooks: %s (--list shows all papers)",
        rule,
        near.isEmpty() ? ";" : near,
        shelf.tags());
  }

  /** The name that holds the word, else the one with the fewest letters to change. */
  private String nearest(String word) {
    Comparator<String> holding = Comparator.comparing(name -> !name.contains(word));
    return Stream.of(
            shelf.notebooks().stream().map(ShelvedNotebook::tag),
            shelf.notebooks().stream().map(ShelvedNotebook::name),
            catalogue.papers().stream().map(CataloguedPaper::slug),
            catalogue.papers().stream().map(paper -> paper.slug().substring(3)))
        .flatMap(names -> names)
        .min(holding.thenComparingInt(name -> EditDistance.between(word, name)))
        .map(this::full)
        .orElse("");
  }

  /** A short name stands for the slug it ends. */
  private String full(String name) {
    return catalogue.papers().stream()
        .map(CataloguedPaper::slug)
        .filter(slug -> slug.substring(3).equals(name))
        .findFirst()
        .orElse(name);
  }
}
