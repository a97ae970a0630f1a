package org.refigure.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.refigure.NativeFolder;
import org.refigure.UserFolders;
import org.refigure.sweep.Study;
import org.refigure.sweep.SweepException;

/** Looks at folders, free space and the locale. */
final class MachineChecks {
  private static final long GIBIBYTE = 1L << 30;
  private static final String HOME_REMEDY =
      "set HOME to a folder that can be written and where programs may run";

  private MachineChecks() {}

  static List<Check> all() {
    var checks = new ArrayList<Check>();
    checks.add(folder("temporary folder", NativeFolder.temporary(), GIBIBYTE / 4));
    checks.add(
        home()
            .map(home -> folder("home folder", home, GIBIBYTE / 4))
            .orElseGet(() -> Check.ill("home folder", "is not known: " + HOME_REMEDY)));
    checks.add(studies());
    checks.add(locale());
    checks.add(space("disk", Path.of("").toAbsolutePath(), 2 * GIBIBYTE, "make room or use --out"));
    return checks;
  }

  /** The home folder: DJL and JavaCPP unpack their libraries below it. */
  static Optional<NativeFolder> home() {
    return UserFolders.current().home().map(home -> new NativeFolder(home, HOME_REMEDY));
  }

  private static Check folder(String name, NativeFolder folder, long least) {
    return folder
        .problem()
        .map(problem -> Check.ill(name, problem))
        .orElseGet(() -> space(name, folder.path(), least, "make room; or " + folder.remedy()));
  }

  /** Where sweeps keep their results, whether or not it is there yet. */
  private static Check studies() {
    String name = "studies";
    String remedy = "set REFIGURE_STUDIES to a folder that can be written";
    try {
      Path folder = Study.folder().toAbsolutePath();
      Path there =
          Stream.iterate(folder, each -> each != null, Path::getParent)
              .filter(Files::exists)
              .findFirst()
              .orElse(folder);
      return Files.isDirectory(there) && Files.isWritable(there)
          ? space(name, folder, GIBIBYTE / 4, "make room; or " + remedy)
          : Check.ill(name, folder + " cannot be made or written: " + remedy);
    } catch (SweepException e) {
      return Check.ill(name, e.getMessage() + "; or " + remedy);
    }
  }

  /** Numbers are written in one language whatever it is; names of files need a charset. */
  private static Check locale() {
    String charset = System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
    String words =
        String.format(
            Locale.ROOT, "%s, names of files in %s", Locale.getDefault().toLanguageTag(), charset);
    boolean all =
        Charset.isSupported(charset) && Charset.forName(charset).newEncoder().canEncode("ü");
    return all
        ? Check.well("locale", words)
        : Check.ill(
            "locale",
            words
                + ": files whose names have letters beyond that are not found; set LC_ALL=C.UTF-8,"
                + " or another locale that 'locale -a' lists with UTF-8");
  }

  private static Check space(String name, Path folder, long least, String remedy) {
    Path there =
        Stream.iterate(folder.toAbsolutePath(), each -> each != null, Path::getParent)
            .filter(Files::exists)
            .findFirst()
            .orElse(folder);
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      return free >= least
          ? Check.well(
              name, String.format(Locale.ROOT, "%s, %.1f GiB free", folder, gibibytes(free)))
          : Check.ill(
              name,
              String.format(
                  Locale.ROOT,
                  "%s has %.2f GiB free, at least %.2f are needed: %s",
                  folder,
                  gibibytes(free),
                  gibibytes(least),
                  remedy));
    } catch (IOException e) {
      return Check.ill(name, folder + " cannot be asked for its free space: " + e.getMessage());
    }
  }

  private static double gibibytes(long bytes) {
    return bytes / (double) GIBIBYTE;
  }
}
