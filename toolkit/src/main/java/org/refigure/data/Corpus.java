package org.refigure.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A text of many documents for language models, split by document, as bytes or other tokens.
 *
 * <p>Every tenth document, in the fixed order of the text, is held out; the others train, whatever
 * the {@link Tokenizer}. A document ends with a token that stands nowhere else: 0 among bytes.
 */
public final class Corpus {
  /** Of so many documents the last is held out. */
  static final int HELD_OUT_EVERY = 10;

  private final String checksum;
  private final byte[] training;
  private final byte[] heldOut;
  private final int documents;

  private Corpus(String checksum, byte[] text) {
    this.checksum = checksum;
    ByteArrayOutputStream train = new ByteArrayOutputStream(text.length);
    ByteArrayOutputStream hold = new ByteArrayOutputStream();
    int count = 0;
    for (int start = 0; start < text.length; ) {
      int length = Math.min(documentEnd(text, start) + 1, text.length) - start;
      count++;
      (isHeldOut(count) ? hold : train).write(text, start, length);
      start += length;
    }
    training = train.toByteArray();
    heldOut = hold.toByteArray();
    documents = count;
  }

  /**
   * Loads a text: from a folder or the user's cache, else Maven fetches its archives once. A second
   * call gives the same object while its file has not changed and memory allows.
   *
   * @param dataset one of {@link Corpora}, or a text of one's own whose documents end with a zero
   *     byte
   * @throws DatasetException if it cannot be had or has another checksum; one line, with what to do
   */
  public static Corpus load(Dataset dataset) {
    return load(dataset, DatasetCache.current());
  }

  /** The same from a cache of one's own. */
  public static Corpus load(Dataset dataset, DatasetCache cache) {
    Supplier<Corpus> read = () -> new Corpus(dataset.sha256(), cache.content(dataset));
    return cache
        .file(dataset)
        .map(file -> LoadedTexts.of(file, dataset.sha256(), read))
        .orElseGet(read);
  }

  /** A text of one's own, whose documents end with a zero byte; its checksum is computed. */
  public static Corpus of(byte[] text) {
    return new Corpus(Sha256.of(text), text);
  }

  /** The documents that train, one after the other, as bytes. */
  public Tokens training() {
    return training(Tokenizer.BYTES);
  }

  /** The documents that are held out, one after the other, as bytes. */
  public Tokens heldOut() {
    return heldOut(Tokenizer.BYTES);
  }

  /** The documents that train as other tokens; they are made anew at every call. */
  public Tokens training(Tokenizer tokenizer) {
    return tokenizer.tokens(training);
  }

  /** The documents that are held out as other tokens; they are made anew at every call. */
  public Tokens heldOut(Tokenizer tokenizer) {
    return tokenizer.tokens(heldOut);
  }

  /** Both parts as other tokens; they are made anew at every call. */
  public TokenSplit split(Tokenizer tokenizer) {
    return new TokenSplit(training(tokenizer), heldOut(tokenizer), checksum);
  }

  /** How many documents there are in both parts. */
  public int documents() {
    return documents;
  }

  /** The checksum of the whole text: part of a trial, so that other data make another trial. */
  public String checksum() {
    return checksum;
  }

  /** The first bytes of the training text, to look at. */
  public String sample(int bytes) {
    return new String(training, 0, Math.min(bytes, training.length), StandardCharsets.UTF_8);
  }

  /** Whether a document is held out, counted from 1. */
  static boolean isHeldOut(long document) {
    return document % HELD_OUT_EVERY == 0;
  }

  /** Where the document that starts there ends: at its zero byte, or with the text. */
  static int documentEnd(byte[] text, int start) {
    int end = start;
    while (end < text.length && text[end] != TextArchives.END) {
      end++;
    }
    return end;
  }
}
