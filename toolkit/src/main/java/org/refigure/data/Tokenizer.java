package org.refigure.data;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** How a text becomes tokens. A text is documents, each ended by a zero byte. */
public enum Tokenizer {
  /** Every byte is a token, 256 of them; 0 ends a document. */
  BYTES(256) {
    @Override
    public Tokens tokens(byte[] text) {
      return Tokens.bytes(text);
    }

    @Override
    Function<byte[], int[]> encoder() {
      return document -> {
        int[] tokens = new int[document.length + 1];
        for (int i = 0; i < document.length; i++) {
          tokens[i] = Byte.toUnsignedInt(document[i]);
        }
        return tokens;
      };
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
  GPT2(50_257) {
    @Override
    public Tokens tokens(byte[] text) {
      Function<byte[], int[]> encoder = encoder();
      int[] tokens = new int[text.length / 3 + 16];
      int length = 0;
      for (int start = 0; start < text.length; ) {
        int end = Corpus.documentEnd(text, start);
        int[] document = encoder.apply(Arrays.copyOfRange(text, start, end));
        int taken = end < text.length ? document.length : document.length - 1;
        if (length + taken > tokens.length) {
          tokens = Arrays.copyOf(tokens, Math.max(length + taken, tokens.length / 2 * 3));
        }
        System.arraycopy(document, 0, tokens, length, taken);
        length += taken;
        start = end + 1;
      }
      return Tokens.of(Arrays.copyOf(tokens, length), vocabulary());
    }

    @Override
    Function<byte[], int[]> encoder() {
      Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
      return document -> {
        IntArrayList encoded =
            encoding.encodeOrdinary(new String(document, StandardCharsets.UTF_8));
        int[] tokens = Arrays.copyOf(encoded.toArray(), encoded.size() + 1);
        tokens[encoded.size()] = GPT2_END;
        return tokens;
      };
    }
  };

  /** The last token of GPT-2's vocabulary, which no text encodes to. */
  public static final int GPT2_END = 50_256;

  private final int vocabulary;

  Tokenizer(int vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** How many different tokens there are. */
  public int vocabulary() {
    return vocabulary;
  }

  /** The tokens of a text, document after document. */
  public abstract Tokens tokens(byte[] text);

  /** Gives the tokens of one document, its end included; threads may share it. */
  abstract Function<byte[], int[]> encoder();
}
