package org.refigure;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder in which libraries unpack native code and load it from there.
 *
 * @param path the folder
 * @param remedy how another one is chosen
 */
public record NativeFolder(Path path, String remedy) {
  /** The JVM's temporary folder. */
  public static NativeFolder temporary() {
    return new NativeFolder(
        Path.of(System.getProperty("java.io.tmpdir", "")),
        "choose another one with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER in the environment");
  }

  /** Why no native code can be loaded from it, and the remedy; nothing where it can. */
  public Optional<String> problem() {
    return fault()
        .map(fault -> String.format(Locale.ROOT, "the folder %s %s: %s", path, fault, remedy));
  }

  private Optional<String> fault() {
    if (!Files.exists(path)) {
      return Optional.of("does not exist");
    } else if (!Files.isDirectory(path)) {
      return Optional.of("is no folder");
    }
    try {
      Path probe = Files.createTempFile(path, "refigure", ".sh", executable());
      boolean runs = Files.isExecutable(probe); // false on a disk mounted noexec, also for root
      Files.delete(probe);
      return runs
          ? Optional.empty()
          : Optional.of("is on a disk where no program may run (mounted noexec)");
    } catch (IOException e) {
      return Optional.of("cannot be written");
    }
  }

  private static FileAttribute<?>[] executable() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
