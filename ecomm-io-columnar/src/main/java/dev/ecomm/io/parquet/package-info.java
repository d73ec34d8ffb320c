/** Tables as Parquet files. */
@NullMarked
package dev.ecomm.io.parquet;

import org.jspecify.annotations.NullMarked;
