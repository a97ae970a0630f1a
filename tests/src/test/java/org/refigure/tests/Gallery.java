package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.refigure.claim.Catalogue;
import org.refigure.notebook.NotebookFile;
import org.refigure.site.Exhibit;
import org.refigure.site.Site;

/**
 * The site of the committed notebooks, made once for all tests.
 *
 * @param folder where it lies
 * @param exhibits what it was made of
 */
record Gallery(Path folder, List<Exhibit> exhibits) {
  /** Made when the first test asks. */
  private static final class Made {
    static final Gallery ONCE = make();
  }

  static Gallery made() {
    return Made.ONCE;
  }

  /** The names of all pages. */
  List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".html"))
          .sorted()
          .toList();
    }
  }

  private static Gallery make() {
    try {
      var exhibits = new ArrayList<Exhibit>();
      for (Path file : Repository.notebooks()) {
        String name = file.getFileName().toString().replace(".ipynb", "");
        exhibits.add(
            Exhibit.of(name, name.substring(0, 2), Catalogue.shipped(), NotebookFile.read(file)));
      }
      Path folder = Repository.scratch("gallery").resolve("site");
      assertThat(new Site(exhibits, List.of()).write(folder)).isEmpty();
      return new Gallery(folder.toRealPath(), List.copyOf(exhibits));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
