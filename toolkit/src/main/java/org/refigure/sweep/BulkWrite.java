package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.refigure.sweep.RecordWriter.Prepared;

/**
 * Many records in one transaction: all of them or, where one cannot be stored, none.
 *
 * <p>Ids of trials lie anywhere in their indexes, so that nearly every record changes pages of its
 * own: what counts is that these are held in memory, are few, and are written once. Where all of
 * them are new and different, indexes are built when the rows are there, which sorts the ids.
 */
final class BulkWrite {
  /** Records that are prepared at once: few, so that the garbage collector has little to move. */
  private static final int PART = 1 << 11;

  private final Sqlite database;
  private final UnaryOperator<String> key;

  /**
   * To a database in which no transaction is under way.
   *
   * @param key from the id of a trial to its key in the database
   */
  BulkWrite(Sqlite database, UnaryOperator<String> key) {
    this.database = database;
    this.key = key;
  }

  /**
   * Stores them. While the database takes one part, another thread asks for the next.
   *
   * @param different whether each is of another trial
   * @param lastCheck is run when all are written, within the transaction
   * @throws RuntimeException what the iterator or the check throws, or where two are of one trial
   *     that should not be; nothing is stored then
   */
  void write(Iterator<Prepared> records, boolean different, Runnable lastCheck) {
    List<Prepared> first = part(records);
    boolean large = records.hasNext();
    boolean straight = large && straightIntoFile();
    database.execute("PRAGMA cache_size = -262144"); // 256 MiB
    try {
      database.transaction(
          () -> {
            boolean indexLast = large && different && isEmpty();
            if (indexLast) {
              StudySchema.withoutIndexes(database);
            }
            write(first, records, new RecordWriter(database, indexLast));
            lastCheck.run();
            if (indexLast) {
              StudySchema.index(database);
            }
          });
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      database.execute("PRAGMA cache_size = -2000");
      if (straight) {
        database.execute("PRAGMA journal_mode = WAL");
      }
    }
  }

  private void write(List<Prepared> first, Iterator<Prepared> records, RecordWriter writer) {
    for (List<Prepared> part = first; !part.isEmpty(); ) {
      var next = CompletableFuture.supplyAsync(() -> part(records));
      try {
        part.forEach(each -> writer.add(each, key.apply(each.id())));
      } finally {
        part = next.join(); // also where the database fails: then nobody asks for more
      }
    }
    writer.flush();
  }

  private boolean isEmpty() {
    return database.number("SELECT count(*) FROM (SELECT 1 FROM trial LIMIT 1)") == 0;
  }

  private static List<Prepared> part(Iterator<Prepared> records) {
    var part = new ArrayList<Prepared>();
    while (part.size() < PART && records.hasNext()) {
      part.add(records.next());
    }
    return part;
  }

  /**
   * Lets a study without trials be filled past the write-ahead log, in which everything would be
   * written twice: the journal that guards it instead has only to say how short the file was. Its
   * pages are made larger too, since a quarter of SQLite's time goes into splitting small ones.
   *
   * @return false if it has trials, or others have it open
   */
  private boolean straightIntoFile() {
    if (!isEmpty() || !database.leavesLog()) {
      return false;
    }
    database.execute("PRAGMA page_size = 16384");
    database.execute("VACUUM");
    return true;
  }
}
