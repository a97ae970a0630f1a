import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.refigure.notebook.HtmlPage;
import org.refigure.notebook.NotebookFile;

/**
 * The README's picture: a cell of notebook 04 with its figure, and the verdict rows of its section,
 * cut out of the notebook's page by a real browser. From the repository's top folder, after
 * 'environment/refigure list':
 *
 * <pre>
 * java -cp "toolkit/target/toolkit.jar:toolkit/target/lib/*" environment/readme/Picture.java
 * </pre>
 */
class Picture {
  private static final String NOTEBOOK = "notebooks/04-fisher-curvature.ipynb";
  private static final Path PICTURE = Path.of("environment/readme/notebook-04.png");
  private static final int WIDTH = 900;

  public static void main(String[] arguments) throws Exception {
    String browser = arguments.length > 0 ? arguments[0] : "chromium";
    Path folder = Files.createTempDirectory("refigure-picture");
    Path page = folder.resolve("page.html");
    Path shot = folder.resolve("shot.png");
    Files.writeString(page, extract(HtmlPage.of(NotebookFile.read(Path.of(NOTEBOOK)))));
    int exit =
        new ProcessBuilder(
                List.of(
                    browser,
                    "--headless",
                    "--no-sandbox", // the page is our own, and root may not have the sandbox
                    "--hide-scrollbars",
                    "--screenshot=" + shot,
                    "--window-size=" + WIDTH + ",2000",
                    page.toUri().toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start()
            .waitFor();
    if (exit != 0 || !Files.exists(shot)) {
      throw new IllegalStateException(browser + " took no picture; its log is in " + folder);
    }
    ImageIO.write(cropped(ImageIO.read(shot.toFile())), "png", PICTURE.toFile());
    System.out.printf("%s: %,d bytes%n", PICTURE, new File(PICTURE.toString()).length());
  }

  /** The page with two of its cells alone: one that draws a figure, and the verdict rows on it. */
  private static String extract(String html) {
    Document page = Jsoup.parse(html);
    Element figure = section(page, "Exponent between successive sizes");
    Element verdicts = section(page, "card.section(\"C3\")");
    page.body().html("<main></main>").child(0).appendChildren(List.of(figure, verdicts));
    figure.select("details").forEach(folded -> folded.replaceWith(folded.select("pre").first()));
    verdicts.select("details").remove(); // its rows are enough here
    page.head()
        .append(
            "<style>:root{color-scheme:light}main{max-width:none;padding:.5rem 1.25rem}"
                + "pre{font-size:.64rem;white-space:pre-wrap}.code{margin:.5em 0}table{width:100%}</style>");
    return page.outerHtml();
  }

  private static Element section(Document page, String words) {
    return page.select("section.code").stream()
        .filter(cell -> cell.select(".source").text().contains(words))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no cell of " + NOTEBOOK + " has " + words));
  }

  /** Without the empty rows at the end; in 32 shades a channel, which is half the file. */
  private static BufferedImage cropped(BufferedImage shot) {
    int end = shot.getHeight() - 1;
    while (end > 0 && empty(shot, end)) {
      end--;
    }
    int height = Math.min(shot.getHeight(), end + 12);
    var cropped = new BufferedImage(shot.getWidth(), height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < shot.getWidth(); x++) {
        int rgb = shot.getRGB(x, y) & 0xf8f8f8;
        cropped.setRGB(x, y, rgb | rgb >> 5 & 0x070707);
      }
    }
    return cropped;
  }

  private static boolean empty(BufferedImage shot, int row) {
    for (int x = 0; x < shot.getWidth(); x++) {
      if (shot.getRGB(x, row) != shot.getRGB(0, shot.getHeight() - 1)) {
        return false;
      }
    }
    return true;
  }
}
