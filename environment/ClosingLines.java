import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The closing lines of 'environment/verify': how many tests ran, which failed, and which were
 * skipped, why, and what to do about it.
 *
 * <pre>java environment/ClosingLines.java STAMP TITLE REPORT-FOLDER...</pre>
 *
 * <p>Reads Surefire's reports that are newer than the file STAMP. Ends 1 if a test failed or none
 * ran. A program of one file, so that the scripts of every system share it before anything is built.
 */
final class ClosingLines {
  private int run;
  private final List<String> failed = new ArrayList<>();

  /** Reason → the tests that were skipped for it. */
  private final Map<String, List<String>> skipped = new TreeMap<>();

  private ClosingLines() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 3) {
      System.err.println("usage: java environment/ClosingLines.java STAMP TITLE REPORT-FOLDER...");
      System.exit(2);
    }
    FileTime since = Files.getLastModifiedTime(Path.of(arguments[0]));
    var lines = new ClosingLines();
    for (int i = 2; i < arguments.length; i++) {
      lines.readAll(Path.of(arguments[i]), since);
    }
    lines.print(arguments[1]);
    System.exit(lines.failed.isEmpty() && lines.run > 0 ? 0 : 1);
  }

  private void readAll(Path folder, FileTime since) throws Exception {
    if (!Files.isDirectory(folder)) {
      return; // a module that was not reached; what stopped it is an error of Maven's
    }
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (Path report : reports(folder)) {
      if (Files.getLastModifiedTime(report).compareTo(since) >= 0) {
        NodeList cases = parser.parse(report.toFile()).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
          read((Element) cases.item(i));
        }
      }
    }
  }

  private static List<Path> reports(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .sorted()
          .toList();
    }
  }

  private void read(Element test) {
    run++;
    String type = test.getAttribute("classname").replaceFirst(".*\\.", "");
    String name = test.getAttribute("name").isEmpty() ? type : type + "." + test.getAttribute("name");
    for (Node child = test.getFirstChild(); child != null; child = child.getNextSibling()) {
      switch (child.getNodeName()) {
        case "failure", "error" -> failed.add(name + ": " + said((Element) child));
        case "skipped" ->
            skipped.computeIfAbsent(said((Element) child), why -> new ArrayList<>()).add(name);
        default -> {
          // what the test printed
        }
      }
    }
  }

  /** The message in one line, without the names of exceptions that only say "skipped". */
  private static String said(Element end) {
    String message = end.getAttribute("message");
    String text = message.isBlank() ? end.getTextContent() : message;
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("no reason given")
        .replaceFirst("^org\\.opentest4j\\.TestAbortedException: ", "")
        .replaceFirst("^Assumption failed: ", "");
  }

  private void print(String title) {
    int aside = skipped.values().stream().mapToInt(List::size).sum();
    failed.forEach(line -> System.out.println("verify: failed " + line));
    skipped.forEach(
        (why, tests) -> System.out.printf("verify: skipped %s: %s%n", String.join(", ", tests), why));
    System.out.printf(
        Locale.ROOT,
        "verify: %s: %d tests, %d failed, %d skipped%n",
        title,
        run,
        failed.size(),
        aside);
  }
}
