package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class TextArchivesTest {
  @Test
  void filesCountInTheOrderOfTheirNames() throws IOException {
    byte[] one = zip("b/B.java", "class B {}", "a/A.java", "class A {}", "a/A.txt", "no");
    byte[] two = zip("C.java", "ü");
    assertThat(text(TextArchives.filesEndingIn(".java").convert(List.of(one, two))))
        .isEqualTo("class A {}\0class B {}\0ü\0");
  }

  @Test
  void linesAreDocumentsWhereAPatternSaysSo() throws IOException {
    byte[] archive =
        zip("x/data.noun", "  1 licence | no\n00001740 03 n | a thing;  \n00001930 n | it\n");
    assertThat(
            text(
                TextArchives.linesOf(
                        Pattern.compile(".*/data\\.noun"),
                        Pattern.compile("(?m)^\\d{8} .*? \\| +(.*?)\\s*$"))
                    .convert(List.of(archive))))
        .isEqualTo("a thing;\0it\0");
  }

  @Test
  void aFileWithAZeroByteIsNoText() throws IOException {
    byte[] archive = zip("A.java", "a\0b");
    assertThatThrownBy(() -> TextArchives.filesEndingIn(".java").convert(List.of(archive)))
        .hasMessage("A.java holds a zero byte: it is no text");
  }

  static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
