/**
 * Tables in many files, parted by the values of columns as Hive, Spark and DuckDB do it: {@code
 * exec_date=2011-12-10/part-0-....parquet}. A small manifest at the root says which files are the
 * dataset and is replaced as a whole, so that readers see all of a write or nothing of it. Works on
 * every store and in every format. Start at {@link dev.ecomm.io.dataset.Datasets}.
 */
@NullMarked
package dev.ecomm.io.dataset;

import org.jspecify.annotations.NullMarked;
