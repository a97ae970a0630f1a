package org.refigure.claim;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The papers of the collection, in order.
 *
 * @param papers all of them, planned ones included
 */
public record Catalogue(List<CataloguedPaper> papers) {
  /** Copies the list. */
  public Catalogue {
    papers = List.copyOf(papers);
  }

  /** The catalogue that ships with the toolkit, {@code papers.json}. */
  public static Catalogue shipped() {
    try (InputStream json =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream("papers.json"))) {
      return new Catalogue(JsonMapper.builder().build().readValue(json, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("papers.json inside the toolkit's jar cannot be read", e);
    }
  }

  /** The paper with a two-digit number. */
  public Optional<CataloguedPaper> number(String number) {
    return papers.stream().filter(paper -> paper.number().equals(number)).findFirst();
  }

  /** The paper with a slug. */
  public Optional<CataloguedPaper> slug(String slug) {
    return papers.stream().filter(paper -> paper.slug().equals(slug)).findFirst();
  }

  /**
   * The citation of a paper of the collection; {@code 00} is the introduction.
   *
   * @throws IllegalArgumentException if there is none of this number
   */
  public Paper citation(String number) {
    if (number.equals("00")) {
      return new Paper("00", "Start here", "Refigure", 2026, "the introduction");
    }
    return number(number)
        .map(CataloguedPaper::citation)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "paper \""
                        + number
                        + "\" must be one of 00 to "
                        + papers.get(papers.size() - 1).number()
                        + "; for one of your own write new Paper(number, title, authors, year, where)"));
  }
}
