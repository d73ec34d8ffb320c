package dev.ecomm.io.dataset;

import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads and writes tables that are parted into directories by the values of columns.
 *
 * <pre>{@code
 * URI dataset = Stores.uri("gs://shop/rfm");
 * DatasetWriteOptions options =
 *     DatasetWriteOptions.builder().partitionBy("exec_date").format(new CsvFormat()).build();
 * Datasets.write(rfm, dataset, options, RunContext.withDefaults());
 * DataTable today =
 *     Datasets.read(
 *         dataset,
 *         DatasetReadOptions.builder().where("exec_date", LocalDate.of(2011, 12, 10)).build(),
 *         RunContext.withDefaults());
 * }</pre>
 *
 * <p>A write is seen as a whole or not at all: its files have names of their own, and {@code
 * _manifest.json} at the root, which readers trust, names them from one moment on. Writers of
 * different partitions can work at the same time and all succeed; of writers of the same partition
 * the last one's rows stay. Other tools see the files as they come and go.
 *
 * <p>Rows come back by partition, in the order of the code points of their paths, and within one as
 * they were written. All methods are safe for use by many threads.
 */
public final class Datasets {

  private Datasets() {}

  /**
   * Writes a table as a dataset, or as partitions of one.
   *
   * @param table what to write
   * @param directory the root of the dataset
   * @param options columns to part by, format, what happens to rows that are there
   * @param run hears of the progress and can stop the writing
   * @throws dev.ecomm.error.StoreException if it cannot be written; what was there stays, unless
   *     only the store's answer to the very last call was lost
   * @throws dev.ecomm.error.PreconditionFailedException if a partition is there already and must
   *     not be, or the dataset was swept in between
   * @throws dev.ecomm.error.InvoiceDataException if a value cannot be a directory's name: an empty
   *     text
   * @throws IllegalArgumentException if the columns are not those that the dataset has
   * @throws java.util.concurrent.CancellationException if it was cancelled; what was there stays
   */
  public static void write(
      DataTable table, URI directory, DatasetWriteOptions options, RunContext run) {
    try (TableWriter writer = writer(directory, table.schema(), options, run)) {
      writer.write(table);
      writer.commit();
    }
  }

  /**
   * Starts to write batch by batch. Each partition is a file that stays open until the end.
   *
   * @param directory the root of the dataset
   * @param schema of all batches to come, the partition columns included
   * @param options columns to part by, format, what happens to rows that are there
   * @param run hears of the progress and can stop the writing
   * @return takes the batches; its commit publishes all of them, and throws as {@link #write} does
   * @throws dev.ecomm.error.StoreException if it cannot be written
   * @throws IllegalArgumentException if a partition column is missing or of a type that makes no
   *     names, or the columns are not those that the dataset has
   */
  public static TableWriter writer(
      URI directory, Schema schema, DatasetWriteOptions options, RunContext run) {
    return new DatasetTableWriter(directory, schema, options, run);
  }

  /**
   * Reads a dataset into memory. If it is replaced in the middle, reading begins once more.
   *
   * @param directory the root of the dataset
   * @param options which partitions and columns
   * @param run hears of the progress and can stop the reading
   * @return the rows, those of the directories' columns filled in
   * @throws dev.ecomm.error.StoreException if it cannot be read, or was replaced twice meanwhile
   * @throws dev.ecomm.error.InvoiceDataException if a file or a directory's name is not what the
   *     schema says
   * @throws IllegalArgumentException if where names no partition column
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public static DataTable read(URI directory, DatasetReadOptions options, RunContext run) {
    try (TableReader reader = reader(directory, options, run)) {
      return reader.readAll();
    } catch (DatasetTableReader.Replaced e) {
      try (TableReader again = reader(directory, options, run)) {
        return again.readAll();
      }
    }
  }

  /**
   * Starts to read a dataset batch by batch.
   *
   * @param directory the root of the dataset
   * @param options which partitions and columns
   * @param run hears of the progress and can stop the reading
   * @return the batches; throws as {@link #read} does, also if a file is gone because the dataset
   *     was replaced meanwhile; to be closed
   * @throws dev.ecomm.error.StoreException if it cannot be read, or has neither files nor a schema
   * @throws IllegalArgumentException if where names no partition column
   */
  public static TableReader reader(URI directory, DatasetReadOptions options, RunContext run) {
    return new DatasetTableReader(directory, options, run);
  }

  /**
   * Deletes what writes left behind that failed or were killed: files that the manifest does not
   * name. Writers that are at work are told to begin again, at their commit. A dataset without a
   * manifest is left alone.
   *
   * @param directory the root of the dataset
   * @param stores where URIs lead
   * @return how many files were deleted
   * @throws dev.ecomm.error.StoreException if they cannot be found out or deleted
   */
  public static int sweep(URI directory, Stores stores) {
    URI root = directory(directory);
    ObjectStore store = stores.of(root);
    ManifestFile file = new ManifestFile(store, root);
    Optional<ManifestFile.Seen> seen = file.read();
    if (seen.isEmpty()) {
      return 0;
    }
    // From here on no write that began before can be published, so its files are nobody's.
    Manifest swept = publishSweep(file, seen.get().manifest());
    Set<String> named = new HashSet<>(swept.paths());
    int deleted = 0;
    for (URI uri : DatasetFiles.listed(store, root)) {
      OptionalLong begun = DatasetFiles.begun(uri);
      boolean before = begun.isPresent() && begun.getAsLong() < swept.swept();
      if (before && !named.contains(String.join("/", DatasetFiles.steps(root, uri)))) {
        store.delete(uri, Precondition.none());
        deleted++;
      }
    }
    return deleted;
  }

  private static Manifest publishSweep(ManifestFile file, Manifest seen) {
    try {
      return file.publish(current -> (current == null ? seen : current).sweeping(), "");
    } catch (ManifestFile.Unclear e) {
      throw e.failure();
    }
  }

  /** The root with a slash at its end. */
  static URI directory(URI uri) {
    String text = Stores.uri(uri.toString()).toString();
    return text.endsWith("/") ? URI.create(text) : URI.create(text + "/");
  }
}
