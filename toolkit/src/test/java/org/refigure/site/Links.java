package org.refigure.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Follows the links of a page into its folder. */
public final class Links {
  private Links() {}

  /**
   * Addresses on a page that lead to no file, or to no place in it; those to other hosts do not
   * count.
   */
  public static List<String> broken(Path folder, String page) throws IOException {
    Map<Path, Set<String>> ids = new HashMap<>();
    var broken = new ArrayList<String>();
    for (Element element : Jsoup.parse(folder.resolve(page)).select("[href], [src]")) {
      String address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
      if (!address.matches("(https?|mailto|data):.*") && !leads(folder, page, address, ids)) {
        broken.add(address);
      }
    }
    return broken;
  }

  private static boolean leads(Path folder, String page, String address, Map<Path, Set<String>> ids)
      throws IOException {
    String[] parts = address.split("#", 2);
    Path file = folder.resolve(parts[0].isEmpty() ? page : parts[0]).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return false;
    }
    if (parts.length == 1 || parts[1].isEmpty()) {
      return true;
    }
    if (!ids.containsKey(file)) {
      ids.put(file, new HashSet<>(Jsoup.parse(file).select("[id]").eachAttr("id")));
    }
    return ids.get(file)
        .contains(URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
