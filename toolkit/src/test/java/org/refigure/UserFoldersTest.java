package org.refigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.sweep.Study;

class UserFoldersTest {
  private static final Path CACHE = Path.of("/h", ".cache", "refigure");

  @TempDir private Path folder = Path.of("");

  @Test
  void theCacheFollowsTheConvention() {
    assertThat(new UserFolders("/h", Map.of()).cache()).isEqualTo(CACHE);
    assertThat(new UserFolders("/h", Map.of("XDG_CACHE_HOME", "/c")).cache())
        .isEqualTo(Path.of("/c", "refigure"));
    assertThat(new UserFolders("/h", Map.of("XDG_CACHE_HOME", "")).cache()).isEqualTo(CACHE);
  }

  @Test
  void aUserWhomTheSystemDoesNotListHasTheHomeOfTheVariable() {
    assertThat(new UserFolders("?", Map.of("HOME", "/h")).home()).contains(Path.of("/h"));
    assertThat(new UserFolders("?", Map.of("HOME", "/h")).cache()).isEqualTo(CACHE);
    assertThat(new UserFolders("", Map.of("HOME", "/h")).cache()).isEqualTo(CACHE);
    assertThat(new UserFolders("/h", Map.of("HOME", "/other")).cache()).isEqualTo(CACHE);
  }

  @Test
  void nobodyKnowsTheHomeAndTheMessageSaysWhatToDo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new UserFolders("?", Map.of("HOME", "")).cache())
        .withMessageContaining("set HOME to a folder that can be written");
  }

  /** What {@code docker --user 12345} makes of a JVM before JDK 25, and blank settings. */
  @Test
  void defaultStudiesNeverGoToAFolderOfAQuestionMark() throws Exception {
    String home = folder.toString();
    Map<String, String> blank =
        Map.of("HOME", home, "XDG_CACHE_HOME", "", "REFIGURE_STUDIES", "", "REFIGURE_SCALE", "");

    String said = FreshJvm.with(blank, "-Duser.home=?").run(Asking.class);

    assertThat(said.lines())
        .containsExactly(
            folder.resolve(".cache/refigure/studies").toString(), home, Scale.LAPTOP.word());
  }

  /** Says where studies go and what the home is. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) {
      System.out.println(Study.folder());
      UserFolders.adoptHome();
      System.out.println(System.getProperty("user.home"));
      System.out.println(Scale.current().word());
    }
  }
}
