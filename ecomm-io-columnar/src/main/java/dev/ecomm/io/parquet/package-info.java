/**
 * Tables as Parquet files: {@link dev.ecomm.io.parquet.ParquetFormat} is the place to start.
 *
 * <p>Only the structures of the file format are a library's; pages are made from, and read into,
 * the arrays of columns and the bytes of dictionaries directly. Writing goes ParquetTableWriter,
 * ColumnEncoder, ColumnPages, ChunkWriter; reading ParquetTableReader, Footer, RowGroupBytes,
 * ColumnDecoder, ChunkReader.
 */
@NullMarked
package dev.ecomm.io.parquet;

import org.jspecify.annotations.NullMarked;
