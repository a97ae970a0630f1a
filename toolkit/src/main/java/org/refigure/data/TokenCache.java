package org.refigure.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.refigure.OptionalLibrary;

/**
 * Keeps the tokens of Parquet files on disk, so that a text may be larger than memory and is
 * tokenised once.
 *
 * <p>Every Parquet file has a {@link TokenFile} under a name of its SHA-256, the tokenizer and the
 * place of its first document among the ten of which one is held out. So an altered file is another
 * file and gets tokens of its own, and an interrupted tokenisation goes on at the file it had come
 * to. A token file appears under its name only when it is whole; one that is not of the size that
 * its header says is made anew. Two processes that start at once both make it, with the same
 * result.
 *
 * @param folder where the token files lie; made when there is none
 */
record TokenCache(Path folder) {
  /** In the user's cache, beside downloaded data sets. */
  static TokenCache current() {
    return new TokenCache(DatasetFolders.store().resolve("tokens"));
  }

  /**
   * The tokens of the column {@code text} of some files, split as {@link Corpus} splits.
   *
   * @param files in the order in which their documents count
   * @throws DatasetException if a file cannot be read or the tokens cannot be kept; one line
   * @throws InterruptedException if the thread was interrupted; files that were done are kept
   */
  TokenSplit split(List<Path> files, Tokenizer tokenizer) throws InterruptedException {
    List<MappedTokens.Stretch> training = new ArrayList<>();
    List<MappedTokens.Stretch> heldOut = new ArrayList<>();
    StringBuilder checksums = new StringBuilder();
    long documents = 0;
    try {
      for (Path file : files) {
        String checksum = checksum(file);
        TokenFile tokens = tokens(file, checksum, tokenizer, documents % Corpus.HELD_OUT_EVERY);
        training.add(tokens.trainingPart());
        heldOut.add(tokens.heldOutPart());
        checksums.append(checksum).append('\n');
        documents += tokens.documents();
      }
      return new TokenSplit(
          new MappedTokens(training, tokenizer.vocabulary(), MappedTokens.PIECE),
          new MappedTokens(heldOut, tokenizer.vocabulary(), MappedTokens.PIECE),
          Sha256.of(checksums.toString().getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | DatasetException e) {
      if (Thread.interrupted()) { // an interrupt closes the file that is being read or written
        throw new InterruptedException("tokenisation stopped; what was done is kept");
      }
      throw e instanceof DatasetException already ? already : notKept(e);
    }
  }

  private TokenFile tokens(Path source, String checksum, Tokenizer tokenizer, long earlier)
      throws IOException, InterruptedException {
    Path target =
        folder.resolve(
            String.format(
                Locale.ROOT,
                "%s-%s-%d.tokens",
                checksum,
                tokenizer.name().toLowerCase(Locale.ROOT),
                earlier));
    Optional<TokenFile> there = TokenFile.open(target);
    if (there.isPresent()) {
      return there.get();
    }
    Files.createDirectories(folder);
    OptionalLibrary.PARQUET.require("reading " + source);
    try (TokenWriter writer = new TokenWriter(folder, tokenizer, earlier)) {
      if (!ParquetText.read(source, FineWebEdu.COLUMN, document -> add(document, writer))) {
        throw new InterruptedException("tokenisation stopped; what was done is kept");
      }
      TokenFile made = writer.finish();
      Files.move(made.path(), target, StandardCopyOption.ATOMIC_MOVE);
      return made.at(target);
    }
  }

  /** Says whether to go on. */
  private boolean add(byte[] document, TokenWriter writer) {
    try {
      writer.add(FineWebEdu.withoutEnds(document));
    } catch (IOException e) {
      throw notKept(e); // else it would pass for a damaged Parquet file
    }
    return !Thread.interrupted();
  }

  private static String checksum(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new DatasetException(String.format(Locale.ROOT, "%s cannot be read (%s)", file, e), e);
    }
  }

  private DatasetException notKept(Exception e) {
    return new DatasetException(
        String.format(
            Locale.ROOT,
            "tokens cannot be kept in %s (%s): make room there and make it writable, or set XDG_CACHE_HOME to another place",
            folder,
            e.getMessage()),
        e);
  }
}
