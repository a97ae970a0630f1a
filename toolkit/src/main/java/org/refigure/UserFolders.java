package org.refigure;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where this user's files go.
 *
 * <p>The JVM asks the system's list of users for the home folder and calls it {@code ?} where the
 * user is not in there, as in a container started with {@code --user 12345}. Then {@code HOME} says
 * where it is.
 */
public final class UserFolders {
  private static final String PROPERTY = "user.home";
  private static final String UNKNOWN = "?";

  private final String property;
  private final Map<String, String> environment;

  UserFolders(String property, Map<String, String> environment) {
    this.property = property;
    this.environment = Map.copyOf(environment);
  }

  /** The folders of the user who runs this JVM. */
  public static UserFolders current() {
    return new UserFolders(System.getProperty(PROPERTY, UNKNOWN), System.getenv());
  }

  /** The home folder, if anything says where it is. */
  public Optional<Path> home() {
    return known()
        ? Optional.of(Path.of(property))
        : Setting.variable("HOME", environment).map(Path::of);
  }

  /**
   * Where Refigure keeps what it fetched and computed: {@code refigure} in {@code $XDG_CACHE_HOME},
   * else in {@code .cache} of the home folder.
   *
   * @throws IllegalStateException if neither is known
   */
  public Path cache() {
    return Setting.variable("XDG_CACHE_HOME", environment)
        .map(Path::of)
        .or(() -> home().map(home -> home.resolve(".cache")))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the home folder is not known: this user is not in the system's list of users,"
                        + " and HOME and XDG_CACHE_HOME are not set; set HOME to a folder that can"
                        + " be written"))
        .resolve("refigure");
  }

  /**
   * Tells this JVM the home folder where it did not find one: libraries unpack native code below
   * it. A program calls this first.
   */
  public static void adoptHome() {
    UserFolders user = current();
    if (!user.known()) {
      user.home().ifPresent(home -> System.setProperty(PROPERTY, home.toString()));
    }
  }

  private boolean known() {
    return !property.isBlank() && !property.equals(UNKNOWN);
  }
}
