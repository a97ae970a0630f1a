package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCacheTest {
  private static final byte[] CONTENT = bytes("1,2,3\n");
  private static final URI ADDRESS = URI.create("https://example.org/numbers.csv");
  private static final Dataset NUMBERS =
      Dataset.download("numbers.csv", Sha256.of(CONTENT), "A. Nonymous, example.org", ADDRESS);

  @TempDir private Path folder;

  @Test
  void a_checksum_is_the_published_one() {
    assertThat(Sha256.of(bytes("abc"))) // FIPS 180-2, appendix B.1
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void the_first_folder_that_has_the_file_wins_and_nothing_is_downloaded() throws IOException {
    Files.createDirectories(folder.resolve("second"));
    Files.write(folder.resolve("second/numbers.csv"), CONTENT);
    var cache =
        new DatasetCache(
            List.of(folder.resolve("first"), folder.resolve("second")), store(), offline());
    assertThat(cache.content(NUMBERS)).isEqualTo(CONTENT);
    assertThat(store()).doesNotExist();
  }

  @Test
  void a_download_is_kept_and_the_second_time_found() {
    List<URI> asked = new ArrayList<>();
    var online =
        new DatasetCache(
            List.of(),
            store(),
            address -> {
              asked.add(address);
              return CONTENT;
            });
    assertThat(online.content(NUMBERS)).isEqualTo(CONTENT);
    assertThat(online.content(NUMBERS)).isEqualTo(CONTENT);
    assertThat(asked).containsExactly(ADDRESS);
    assertThat(store()).isDirectoryContaining("glob:**/numbers.csv");
    assertThat(store().toFile().list()).hasSize(1);
  }

  @Test
  void sources_are_converted_and_only_the_result_is_kept() {
    byte[] joined = bytes("1,2,3\n1,2,3\n");
    var source = new Dataset.Source(ADDRESS, Sha256.of(CONTENT));
    var twice =
        new Dataset(
            "twice.csv",
            Sha256.of(joined),
            "made of two",
            List.of(source, source),
            contents -> bytes(text(contents.get(0)) + text(contents.get(1))));
    var cache = new DatasetCache(List.of(), store(), address -> CONTENT);
    assertThat(cache.content(twice)).isEqualTo(joined);
    assertThat(cache.local(twice)).hasValue(joined);
  }

  @Test
  void a_file_with_another_content_is_named_with_both_checksums_and_never_used()
      throws IOException {
    byte[] damaged = bytes("1,2,4\n");
    Files.write(folder.resolve("numbers.csv"), damaged);
    var cache = new DatasetCache(List.of(folder), store(), address -> CONTENT);
    assertThatThrownBy(() -> cache.content(NUMBERS))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(folder.resolve("numbers.csv").toString())
        .hasMessageContaining("has SHA-256 " + Sha256.of(damaged))
        .hasMessageContaining("must have " + Sha256.of(CONTENT));
  }

  @Test
  void a_download_with_another_content_is_refused_and_not_kept() {
    var cache = new DatasetCache(List.of(), store(), address -> bytes("<html>"));
    assertThatThrownBy(() -> cache.content(NUMBERS))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(ADDRESS.toString())
        .hasMessageContaining(Sha256.of(CONTENT));
    assertThat(store()).doesNotExist();
  }

  @Test
  void offline_and_absent_the_message_says_where_to_get_it_and_where_to_put_it() {
    var cache = new DatasetCache(List.of(folder), store(), offline());
    assertThatThrownBy(() -> cache.content(NUMBERS))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(store().toString())
        .hasMessageContaining("no route to host")
        .hasMessageContaining("get it from A. Nonymous, example.org")
        .hasMessageContaining("REFIGURE_DATA")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_name_that_leaves_the_folder_is_refused() {
    assertThatThrownBy(() -> Dataset.local("../numbers.csv", Sha256.of(CONTENT), "nowhere"))
        .hasMessageContaining("must be a plain file name");
  }

  @Test
  void folders_are_the_repositorys_then_the_named_one() throws IOException {
    Files.createDirectories(folder.resolve("clone/datasets"));
    Files.createDirectories(folder.resolve("clone/notebooks"));
    Files.writeString(folder.resolve("clone/datasets/digits.md"), "card");
    Path datasets = folder.resolve("clone/datasets");
    var named = Map.of("REFIGURE_DATA", "named");
    assertThat(DatasetFolders.of(named, "", folder.resolve("clone/notebooks")))
        .containsExactly(datasets, Path.of("named"));
    assertThat(DatasetFolders.of(named, "property", folder))
        .as("a bare jar has no repository, and a property comes before the variable")
        .containsExactly(Path.of("property"));
    assertThat(
            DatasetFolders.of(
                Map.of("REFIGURE_HOME", folder.resolve("clone").toString()), "", folder))
        .containsExactly(datasets);
  }

  private Path store() {
    return folder.resolve("store");
  }

  private static Download offline() {
    return address -> {
      throw new IOException("no route to host");
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
