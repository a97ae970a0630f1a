package org.refigure.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads the result tables that stand, as HTML, among the outputs of a notebook: a heading that
 * names metric, data and schedule, then a table of models by samples seen.
 */
final class OverviewTables {
  private static final Pattern HEADING =
      Pattern.compile(
          "'(.+?)' (\\S+) results for models pre-trained on '(.+?)' using scheduler '(.+?)'.*");

  private record Row(String family, double compute, String text) {}

  private OverviewTables() {}

  /**
   * The rows of CLIP and MaMMUT under the cosine schedule, one line each under a header.
   *
   * @param sources the notebook and the table of models (name in column 8, family in column 7,
   *     GFLOP per sample in column 6)
   */
  static byte[] convert(String header, List<byte[]> sources) throws IOException {
    Map<String, String> gflops = profile(text(sources.get(1)));
    StringBuilder table = new StringBuilder(header).append("\r\n");
    String heading = "";
    for (String html : htmlOutputs(sources.get(0))) {
      Element body = Jsoup.parse(html).body();
      Element cells = body.selectFirst("table");
      if (cells == null) {
        heading = body.text();
        continue;
      }
      Matcher named = HEADING.matcher(heading);
      if (named.matches() && named.group(4).equals("cosine")) {
        String start =
            named.group(1) + ":" + named.group(2) + "," + named.group(3) + "," + named.group(4);
        rows(cells, start, gflops).forEach(row -> table.append(row.text()).append("\r\n"));
      }
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> htmlOutputs(byte[] notebook) throws IOException {
    List<String> outputs = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(notebook).path("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        StringBuilder html = new StringBuilder();
        output.path("data").path("text/html").forEach(line -> html.append(line.asText()));
        outputs.add(html.toString());
      }
    }
    return outputs;
  }

  private static Map<String, String> profile(String models) {
    Map<String, String> gflops = new HashMap<>();
    models
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(cells -> gflops.put(cells[6] + "_" + cells[7], cells[5]));
    return gflops;
  }

  /** CLIP before MaMMUT, each by compute. */
  private static List<Row> rows(Element table, String start, Map<String, String> gflops) {
    List<String> samples = table.select("thead th.col_heading").eachText();
    List<Row> rows = new ArrayList<>();
    for (Element line : table.select("tbody tr")) {
      String model = line.select("th").text();
      List<String> scores = line.select("td").eachText();
      if (model.startsWith("clip_") || model.startsWith("mammut_")) {
        for (int i = 0; i < scores.size(); i++) {
          if (!scores.get(i).equals("NA")) {
            rows.add(row(start, model, gflops, samples.get(i), scores.get(i)));
          }
        }
      }
    }
    rows.sort(Comparator.comparing(Row::family).thenComparingDouble(Row::compute));
    return rows;
  }

  private static Row row(
      String start, String model, Map<String, String> gflops, String samples, String score) {
    BigDecimal perSample = new BigDecimal(gflops.get(model));
    BigDecimal seen = samples(samples);
    BigDecimal compute = perSample.multiply(seen);
    String text =
        String.join(
            ",",
            start,
            model,
            plain(perSample),
            plain(seen),
            sixDigits(compute),
            plain(new BigDecimal(score)));
    return new Row(model.substring(0, model.indexOf('_')), compute.doubleValue(), text);
  }

  /** {@code 12.8M} is 12,800,000; {@code 3B} stands for 3.072e9, a multiple of the batch size. */
  private static BigDecimal samples(String label) {
    if (label.equals("3B")) {
      return new BigDecimal("3072000000");
    }
    int power = label.endsWith("B") ? 9 : 6;
    return new BigDecimal(label.substring(0, label.length() - 1)).scaleByPowerOfTen(power);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** Six significant digits in the form 7.0528e+06. */
  private static String sixDigits(BigDecimal number) {
    BigDecimal rounded = number.round(new MathContext(6)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return String.format(
        Locale.ROOT, "%se+%02d", plain(rounded.scaleByPowerOfTen(-exponent)), exponent);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
