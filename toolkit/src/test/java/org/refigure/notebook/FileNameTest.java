package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Öl & σ₁: η = ½ | ol-sigma1-eta-1-2",
        "Потери при обучении | poteri-pri-obuchenii",
        "Шум и ёж | shum-i-ezh",
        "損失 loss | 640d-5931-loss",
        "خطأ | khahtahalef",
        "خسارة ٣ | khahseenalefrehteh-3",
        "CON | con-figure",
        "Lpt1 | lpt1-figure",
        "İstanbul I | istanbul-i",
        "../up/a.b | up-a-b",
        "— | figure",
      })
  void wordsOfEveryScriptBecomePlainLetters(String words, String name) {
    assertThat(FileName.of(words)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"学习率", "学习", "한국어", "עברית", "ไทย", "🙂 a", "ß", "ﬁ"})
  void everyNameIsOneThatEveryFileSystemTakes(String words) {
    assertThat(FileName.of(words)).matches("[a-z0-9]+(-[a-z0-9]+)*").isNotEqualTo("figure");
  }

  @Test
  void longWordsAreCut() {
    assertThat(FileName.of("word ".repeat(30))).hasSizeLessThanOrEqualTo(60).endsWith("word");
  }
}
