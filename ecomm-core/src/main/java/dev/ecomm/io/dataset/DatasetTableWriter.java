package dev.ecomm.io.dataset;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a dataset: all files are complete before the first is published, and all are published
 * before the manifest names them. For one thread.
 */
final class DatasetTableWriter implements TableWriter {

  private static final Logger LOG = LoggerFactory.getLogger(DatasetTableWriter.class);
  private static final int ROWS_AT_ONCE = 1 << 16;

  private final ObjectStore store;
  private final URI directory;
  private final Schema schema;
  private final DatasetWriteOptions options;
  private final RunContext run;
  private final ManifestFile manifestFile;
  private final Partitioner partitioner;
  private final Schema partSchema;

  /** The manifest's sequence when this write began. */
  private final long begun;

  /** The same in all directories, and no other writer's. */
  private final String fileName;

  private final Map<List<@Nullable String>, Part> parts = new LinkedHashMap<>();
  private List<String> replaced = List.of();
  private long rows;

  DatasetTableWriter(URI directory, Schema schema, DatasetWriteOptions options, RunContext run) {
    this.directory = Datasets.directory(directory);
    this.schema = schema;
    this.options = options;
    this.run = run;
    List<String> others = new ArrayList<>(schema.names());
    for (String name : options.partitionBy()) {
      PartitionColumn.requireType(name, schema.field(schema.indexOf(name)).type());
      others.remove(name);
    }
    if (others.isEmpty()) {
      throw new IllegalArgumentException(
          "partitionBy names all columns, must leave one for the files");
    }
    partSchema = schema.select(others);
    String shown = Stores.withoutSecrets(this.directory).toString();
    partitioner = new Partitioner(options.partitionBy(), others, shown);
    store = options.stores().of(this.directory);
    manifestFile = new ManifestFile(store, this.directory);
    Manifest current = manifestFile.read().map(ManifestFile.Seen::manifest).orElse(null);
    begun = current == null ? 0 : current.sequence();
    requireOurs(current);
    // Fails now rather than after all the work.
    var unused = change(current, List.of());
    fileName = DatasetFiles.name(begun, options.format().extensions().get(0));
  }

  /** Files that another tool wrote would vanish behind a manifest that does not name them. */
  private void requireOurs(@Nullable Manifest current) {
    if (current == null && options.mode() != DatasetMode.REPLACE_ALL) {
      List<URI> files = DatasetFiles.foreign(store, directory);
      if (!files.isEmpty()) {
        throw new StoreException(
            Stores.withoutSecrets(directory),
            "has files but no manifest, as other tools write datasets: "
                + Stores.withoutSecrets(files.get(0))
                + ". Write with REPLACE_ALL, or to another directory.",
            null);
      }
    }
  }

  @Override
  public void write(DataTable batch) {
    if (!batch.schema().equals(schema)) {
      throw new IllegalArgumentException("batch has " + batch.schema() + ", must have " + schema);
    }
    for (int from = 0; from < batch.rows(); from += ROWS_AT_ONCE) {
      run.cancellation().throwIfCancelled();
      int to = (int) Math.min(batch.rows(), (long) from + ROWS_AT_ONCE);
      for (Partitioner.Group group : partitioner.split(batch.slice(from, to))) {
        part(group.values()).write(group.rows());
      }
      rows += to - from;
      report();
    }
  }

  private Part part(List<@Nullable String> values) {
    Part known = parts.get(values);
    if (known != null) {
      return known;
    }
    if (parts.size() == options.maxPartitions()) {
      throw new StoreException(
          Stores.withoutSecrets(directory),
          "the rows have more than maxPartitions = "
              + options.maxPartitions()
              + " partitions. Part them by a column with fewer values, or raise maxPartitions.",
          null);
    }
    String path = HiveNames.path(options.partitionBy(), values) + fileName;
    Part part = new Part(store, Stores.child(directory, path), options.format(), partSchema);
    parts.put(values, part);
    return part;
  }

  @Override
  public void commit() {
    run.cancellation().throwIfCancelled();
    parts.values().forEach(Part::complete);
    List<Manifest.Partition> written = new ArrayList<>();
    for (Map.Entry<List<@Nullable String>, Part> entry : parts.entrySet()) {
      Manifest.File file = entry.getValue().file(fileName);
      written.add(new Manifest.Partition(entry.getKey(), List.of(file)));
    }
    List<URI> published = new ArrayList<>();
    List<URI> foreign = foreignFiles();
    boolean keep = false;
    try {
      for (Part part : parts.values()) {
        part.publish();
        published.add(part.uri());
      }
      var unused = manifestFile.publish(current -> change(current, written), fileName);
      keep = true;
    } catch (ManifestFile.Unclear e) {
      keep = true;
      throw e.failure();
    } finally {
      if (!keep) {
        deleteQuietly(published);
      }
    }
    replaced.forEach(path -> deleteQuietly(List.of(Stores.child(directory, path))));
    deleteQuietly(foreign);
    report();
  }

  private List<URI> foreignFiles() {
    boolean mayHaveSome = options.mode() == DatasetMode.REPLACE_ALL && begun == 0;
    return mayHaveSome ? DatasetFiles.foreign(store, directory) : List.of();
  }

  private Manifest change(@Nullable Manifest current, List<Manifest.Partition> written) {
    if (current == null) {
      return new Manifest(0, 0, schema, options.partitionBy(), List.of()).with(written);
    }
    if (current.swept() > begun) {
      throw new PreconditionFailedException(
          Stores.withoutSecrets(directory),
          "was swept while it was written, which removes what is not finished. Write again.",
          null);
    }
    if (options.mode() == DatasetMode.REPLACE_ALL) {
      replaced = current.paths();
      return new Manifest(
              current.sequence(), current.swept(), schema, options.partitionBy(), List.of())
          .with(written);
    }
    requireSame("columns", current.schema(), schema);
    requireSame("partition columns", current.partitionBy(), options.partitionBy());
    Map<List<@Nullable String>, Manifest.Partition> all = new LinkedHashMap<>();
    current.partitions().forEach(partition -> all.put(partition.values(), partition));
    List<String> old = new ArrayList<>();
    for (Manifest.Partition partition : written) {
      Manifest.Partition before = all.get(partition.values());
      if (before == null) {
        all.put(partition.values(), partition);
      } else {
        all.put(partition.values(), joined(current, before, partition, old));
      }
    }
    replaced = old;
    return current.with(List.copyOf(all.values()));
  }

  private Manifest.Partition joined(
      Manifest current, Manifest.Partition before, Manifest.Partition written, List<String> old) {
    switch (options.mode()) {
      case FAIL_IF_PRESENT ->
          throw new PreconditionFailedException(
              Stores.withoutSecrets(directory),
              "the partition " + current.path(before) + " is there already",
              null);
      case APPEND -> {
        List<Manifest.File> files = new ArrayList<>(before.files());
        files.addAll(written.files());
        return new Manifest.Partition(before.values(), files);
      }
      case REPLACE_PARTITIONS, REPLACE_ALL -> {
        before.files().forEach(file -> old.add(current.path(before) + file.name()));
        return written;
      }
    }
    throw new AssertionError(options.mode());
  }

  private void requireSame(String what, Object found, Object wanted) {
    if (!found.equals(wanted)) {
      throw new IllegalArgumentException(
          what + " are " + wanted + ", must be " + found + " as the dataset has, or REPLACE_ALL");
    }
  }

  /** What cannot be deleted is seen by nobody who reads the manifest; a sweep removes it. */
  private void deleteQuietly(List<URI> files) {
    for (URI file : files) {
      try {
        store.delete(file, Precondition.none());
      } catch (StoreException e) {
        LOG.warn("Not deleted, and no longer part of its dataset: {}", e.getMessage());
      }
    }
  }

  private void report() {
    run.listener().onProgress(new Progress("writing", rows, Progress.UNKNOWN, "rows"));
  }

  @Override
  public void close() {
    parts.values().forEach(Part::close);
  }
}
