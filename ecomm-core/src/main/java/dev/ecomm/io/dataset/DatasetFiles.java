package dev.ecomm.io.dataset;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.Schema;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a dataset: those that its manifest names, or without one those that are there.
 *
 * @param schema all columns, if a manifest says so
 * @param partitionBy the columns of the directories
 * @param files in the order of their rows
 */
record DatasetFiles(Optional<Schema> schema, List<String> partitionBy, List<File> files) {

  private static final Pattern OURS =
      Pattern.compile("/part-w([0-9]{1,18})-[0-9a-f-]{36}\\.[^/]*$");

  /**
   * A file and what its directories say.
   *
   * @param length if the manifest says so, else -1
   */
  record File(URI uri, long length, List<@Nullable String> values) {}

  static DatasetFiles find(ObjectStore store, URI directory) {
    return new ManifestFile(store, directory)
        .read()
        .map(seen -> ofManifest(directory, seen.manifest()))
        .orElseGet(() -> ofListing(store, directory));
  }

  private static DatasetFiles ofManifest(URI directory, Manifest manifest) {
    List<File> files = new ArrayList<>();
    for (Manifest.Partition partition : manifest.partitions()) {
      for (Manifest.File file : partition.files()) {
        URI uri = Stores.child(directory, manifest.path(partition) + file.name());
        files.add(new File(uri, file.length(), partition.values()));
      }
    }
    return new DatasetFiles(Optional.of(manifest.schema()), manifest.partitionBy(), files);
  }

  private static DatasetFiles ofListing(ObjectStore store, URI directory) {
    List<File> files = new ArrayList<>();
    List<String> partitionBy = List.of();
    for (URI uri : foreign(store, directory)) {
      List<String> columns = new ArrayList<>();
      List<@Nullable String> values = new ArrayList<>();
      String[] steps = steps(directory, uri);
      for (int i = 0; i < steps.length - 1; i++) {
        String column = HiveNames.column(steps[i]);
        if (column != null) {
          columns.add(column);
          values.add(HiveNames.value(steps[i]));
        }
      }
      if (!files.isEmpty() && !columns.equals(partitionBy)) {
        throw InvoiceDataException.of(
            Stores.withoutSecrets(uri).toString(),
            "is parted by "
                + columns
                + ", but "
                + Stores.withoutSecrets(files.get(0).uri)
                + " by "
                + partitionBy
                + ". Read one of the directories, or move the file.",
            null);
      }
      partitionBy = columns;
      files.add(new File(uri, -1, Collections.unmodifiableList(values)));
    }
    return new DatasetFiles(Optional.empty(), partitionBy, files);
  }

  /** The files below a directory, but for those that tools hide by {@code _} and {@code .}. */
  static List<URI> listed(ObjectStore store, URI directory) {
    List<URI> files = new ArrayList<>();
    for (ObjectInfo info : store.list(directory)) {
      boolean hidden = info.uri().toString().endsWith("/");
      for (String step : steps(directory, info.uri())) {
        hidden |= step.startsWith(".") || (step.startsWith("_") && !step.contains("="));
      }
      if (!hidden) {
        files.add(info.uri());
      }
    }
    return files;
  }

  /** Files that this library did not write: its own are part of a dataset by a manifest only. */
  static List<URI> foreign(ObjectStore store, URI directory) {
    return listed(store, directory).stream().filter(uri -> begun(uri).isEmpty()).toList();
  }

  /** The name of a file of a write that began with this sequence; no two writes share one. */
  static String name(long begun, String extension) {
    return "part-w" + begun + "-" + UUID.randomUUID() + extension;
  }

  /** With which sequence the write of a file began; empty for a file of another tool. */
  static OptionalLong begun(URI file) {
    Matcher name = OURS.matcher(file.getPath());
    return name.find() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
  }

  /** The names from the dataset's directory down to the file, decoded. */
  static String[] steps(URI directory, URI file) {
    return file.getPath().substring(directory.getPath().length()).split("/", -1);
  }
}
