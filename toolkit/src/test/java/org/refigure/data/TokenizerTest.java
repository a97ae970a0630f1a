package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  @Test
  void gpt2NumbersTokensAsPublished() {
    assertThat(gpt2("Hello world")).containsExactly(15496, 995);
    assertThat(gpt2("Hello, world!")).containsExactly(15496, 11, 995, 0);
    assertThat(gpt2("The quick brown fox")).containsExactly(464, 2068, 7586, 21831);
    assertThat(Tokenizer.GPT2.tokens(new byte[0]).vocabulary()).isEqualTo(50_257);
  }

  @Test
  void everyDocumentEndsWithTheEndOfText() {
    assertThat(gpt2("Hello world\0\0Hello world\0"))
        .containsExactly(15496, 995, 50256, 50256, 15496, 995, 50256);
  }

  @Test
  void whatLooksLikeASpecialTokenIsText() {
    int[] tokens = gpt2("a <|endoftext|> b");
    assertThat(tokens).doesNotContain(Tokenizer.GPT2_END).hasSizeGreaterThan(5);
    assertThat(decoded(tokens)).isEqualTo("a <|endoftext|> b");
  }

  @Test
  void aTextComesBack() {
    String text = "class A { // größer, 𝛼 ≥ 0\n\t\tint  i = 0x1F;\r\n}\n".repeat(50);
    int[] tokens = gpt2(text + '\0');
    assertThat(tokens[tokens.length - 1]).isEqualTo(Tokenizer.GPT2_END);
    assertThat(decoded(Arrays.copyOf(tokens, tokens.length - 1))).isEqualTo(text);
  }

  @Test
  void bytesAreThemselves() {
    Tokens tokens = Tokenizer.BYTES.tokens(new byte[] {0, 1, -1});
    assertThat(tokens.vocabulary()).isEqualTo(256);
    assertThat(array(tokens)).containsExactly(0, 1, 255);
  }

  @Test
  void theDocumentsOfATextAreEncodedAlike() {
    for (Tokenizer tokenizer : Tokenizer.values()) {
      byte[] document = "größer, 𝛼 ≥ 0".getBytes(StandardCharsets.UTF_8);
      byte[] ended = Arrays.copyOf(document, document.length + 1);
      assertThat(tokenizer.encoder().apply(document)).isEqualTo(array(tokenizer.tokens(ended)));
      assertThat(tokenizer.tokens(ended).vocabulary()).isEqualTo(tokenizer.vocabulary());
    }
  }

  private static int[] gpt2(String text) {
    return array(Tokenizer.GPT2.tokens(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static int[] array(Tokens tokens) {
    return LongStream.range(0, tokens.length()).mapToInt(tokens::at).toArray();
  }

  private static String decoded(int... tokens) {
    IntArrayList list = new IntArrayList(tokens.length);
    Arrays.stream(tokens).forEach(list::add);
    return Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE).decode(list);
  }
}
