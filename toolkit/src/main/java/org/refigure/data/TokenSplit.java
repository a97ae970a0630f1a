package org.refigure.data;

/**
 * A text for a language model, as tokens.
 *
 * @param training the documents that train, one after the other
 * @param heldOut every tenth document, one after the other
 * @param checksum says which text it is, for the record of a run
 */
public record TokenSplit(Tokens training, Tokens heldOut, String checksum) {}
