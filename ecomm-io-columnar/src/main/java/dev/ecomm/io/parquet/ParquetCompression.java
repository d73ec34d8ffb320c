package dev.ecomm.io.parquet;

/** How {@link ParquetFormat} compresses pages when it writes; reading takes all of them. */
public enum ParquetCompression {
  /** Zstandard, level 3: small files, quickly read. The default. */
  ZSTD,
  /** Snappy: larger files, for readers that know nothing newer. */
  SNAPPY,
  /** gzip: small files, slowly written and read, for the oldest readers. */
  GZIP,
  /** Nothing is compressed beyond Parquet's own encodings. */
  NONE
}
