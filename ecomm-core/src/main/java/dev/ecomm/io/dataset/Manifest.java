package dev.ecomm.io.dataset;

import dev.ecomm.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset consists of.
 *
 * @param sequence counts the writes of this manifest
 * @param swept the sequence of the last sweep; writes that began before must not be published
 * @param schema all columns, those of the directories included
 * @param partitionBy the columns of the directories, the outermost first
 * @param partitions by code points of their paths
 */
record Manifest(
    long sequence,
    long swept,
    Schema schema,
    List<String> partitionBy,
    List<Partition> partitions) {

  Manifest {
    partitionBy = List.copyOf(partitionBy);
    partitions = List.copyOf(partitions);
  }

  /**
   * Rows of equal values.
   *
   * @param values texts of the partition columns, null where missing
   * @param files in the order of their rows
   */
  record Partition(List<@Nullable String> values, List<File> files) {
    Partition {
      values = Collections.unmodifiableList(new ArrayList<>(values));
      files = List.copyOf(files);
    }
  }

  /**
   * A file of a partition.
   *
   * @param name within the partition's directory
   */
  record File(String name, long length, long rows) {}

  /** The directories of a partition, with a slash at the end unless there are none. */
  String path(Partition partition) {
    return HiveNames.path(partitionBy, partition.values);
  }

  /** Names of all files, from the root of the dataset. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (Partition partition : partitions) {
      partition.files.forEach(file -> paths.add(path(partition) + file.name));
    }
    return paths;
  }

  /** The same files with other partitions, as the next write of the manifest. */
  Manifest with(List<Partition> changed) {
    List<Partition> ordered = new ArrayList<>(changed);
    ordered.sort(
        Comparator.comparing(
            partition -> path(partition).getBytes(StandardCharsets.UTF_8),
            Arrays::compareUnsigned));
    return new Manifest(sequence + 1, swept, schema, partitionBy, ordered);
  }

  /** Ends all writes that began before. */
  Manifest sweeping() {
    return new Manifest(sequence + 1, sequence + 1, schema, partitionBy, partitions);
  }
}
