package org.refigure.data;

/** A long sequence of tokens of a vocabulary. */
public interface Tokens {
  /** How many different tokens there are; each is in 0 … vocabulary − 1. */
  int vocabulary();

  /** How many tokens there are. */
  long length();

  /** The token at a place, counted from 0. */
  int at(long place);

  /** Bytes as tokens, 256 of them; the array is shared. */
  static Tokens bytes(byte[] text) {
    return new Tokens() {
      @Override
      public int vocabulary() {
        return 256;
      }

      @Override
      public long length() {
        return text.length;
      }

      @Override
      public int at(long place) {
        return Byte.toUnsignedInt(text[Math.toIntExact(place)]);
      }
    };
  }

  /** Tokens as they stand; the array is shared. */
  static Tokens of(int[] tokens, int vocabulary) {
    return new Tokens() {
      @Override
      public int vocabulary() {
        return vocabulary;
      }

      @Override
      public long length() {
        return tokens.length;
      }

      @Override
      public int at(long place) {
        return tokens[Math.toIntExact(place)];
      }
    };
  }
}
