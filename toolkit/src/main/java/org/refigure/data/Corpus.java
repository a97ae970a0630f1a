package org.refigure.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A text of many documents for language models, bytes as tokens, split by document.
 *
 * <p>Every tenth document, in the fixed order of the text, is held out; the others train. A
 * document ends with the token 0, which stands nowhere else.
 */
public final class Corpus {
  private static final int HELD_OUT_EVERY = 10;

  private final Dataset dataset;
  private final byte[] training;
  private final byte[] heldOut;
  private final int documents;

  private Corpus(Dataset dataset, byte[] text) {
    this.dataset = dataset;
    ByteArrayOutputStream train = new ByteArrayOutputStream(text.length);
    ByteArrayOutputStream hold = new ByteArrayOutputStream();
    int count = 0;
    for (int start = 0; start < text.length; ) {
      int end = start;
      while (end < text.length && text[end] != TextArchives.END) {
        end++;
      }
      int length = Math.min(end + 1, text.length) - start;
      count++;
      (count % HELD_OUT_EVERY == 0 ? hold : train).write(text, start, length);
      start += length;
    }
    training = train.toByteArray();
    heldOut = hold.toByteArray();
    documents = count;
  }

  /**
   * Loads a text: from a folder or the user's cache, else Maven fetches its archives once.
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
    return new Corpus(dataset, cache.content(dataset));
  }

  /** The documents that train, one after the other. */
  public Tokens training() {
    return Tokens.bytes(training);
  }

  /** The documents that are held out, one after the other. */
  public Tokens heldOut() {
    return Tokens.bytes(heldOut);
  }

  /** How many documents there are in both parts. */
  public int documents() {
    return documents;
  }

  /** The checksum of the whole text: part of a trial, so that other data make another trial. */
  public String checksum() {
    return dataset.sha256();
  }

  /** The first bytes of the training text, to look at. */
  public String sample(int bytes) {
    return new String(training, 0, Math.min(bytes, training.length), StandardCharsets.UTF_8);
  }
}
