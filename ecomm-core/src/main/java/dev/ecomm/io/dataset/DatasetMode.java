package dev.ecomm.io.dataset;

/** What a write does with what the dataset holds already. */
public enum DatasetMode {
  /** Partitions of the new rows take the place of those with the same values; others stay. */
  REPLACE_PARTITIONS,
  /** The new rows take the place of everything. */
  REPLACE_ALL,
  /** The new rows come beside the old ones. */
  APPEND,
  /** Nothing is written if a partition of the new rows is there already. */
  FAIL_IF_PRESENT
}
