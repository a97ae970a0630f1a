package org.refigure.data;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a text becomes tokens. A text is documents, each ended by a zero byte. */
public enum Tokenizer {
  /** Every byte is a token, 256 of them; 0 ends a document. */
  BYTES {
    @Override
    public Tokens tokens(byte[] text) {
      return Tokens.bytes(text);
    }
  },

  /**
   * The byte-pair encoding of GPT-2 (Radford et al. 2019), 50,257 tokens; {@link #GPT2_END} ends a
   * document.
   *
   * <p>Documents are UTF-8; bytes that are not become U+FFFD. What looks like a special token, such
   * as {@code <|endoftext|>}, is ordinary text here, so no document can end another. It takes about
   * a second for every few megabytes and is not kept: ask once and share what comes.
   */
  GPT2 {
    @Override
    public Tokens tokens(byte[] text) {
      Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
      int[] tokens = new int[text.length / 3 + 16];
      int length = 0;
      for (int start = 0; start < text.length; ) {
        int end = Corpus.documentEnd(text, start);
        String document = new String(text, start, end - start, StandardCharsets.UTF_8);
        IntArrayList encoded = encoding.encodeOrdinary(document);
        int needed = length + encoded.size() + 1;
        if (needed > tokens.length) {
          tokens = Arrays.copyOf(tokens, Math.max(needed, tokens.length / 2 * 3));
        }
        for (int i = 0; i < encoded.size(); i++) {
          tokens[length++] = encoded.get(i);
        }
        if (end < text.length) {
          tokens[length++] = GPT2_END;
        }
        start = end + 1;
      }
      return Tokens.of(Arrays.copyOf(tokens, length), GPT2_END + 1);
    }
  };

  /** The last token of GPT-2's vocabulary, which no text encodes to. */
  public static final int GPT2_END = 50_256;

  /** The tokens of a text, document after document. */
  public abstract Tokens tokens(byte[] text);
}
