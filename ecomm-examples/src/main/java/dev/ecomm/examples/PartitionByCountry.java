package dev.ecomm.examples;

import dev.ecomm.io.Invoices;
import dev.ecomm.io.dataset.DatasetReadOptions;
import dev.ecomm.io.dataset.DatasetWriteOptions;
import dev.ecomm.io.dataset.Datasets;
import dev.ecomm.io.parquet.ParquetFormat;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.net.URI;

/** Keeps invoice lines in a directory for each country, and reads those of one. */
public final class PartitionByCountry {

  private PartitionByCountry() {}

  /**
   * Writes a dataset and reads a part of it.
   *
   * @param args a file of invoices, the root of the dataset, a country
   */
  public static void main(String[] args) {
    DataTable lines = Invoices.read(Stores.uri(args[0])).toTable();
    String country = args[2];
    // snippet: write
    URI dataset = Stores.uri(args[1]);
    DatasetWriteOptions byCountry =
        DatasetWriteOptions.builder().partitionBy("country").format(new ParquetFormat()).build();
    Datasets.write(lines, dataset, byCountry, RunContext.withDefaults());
    // end

    // snippet: read
    DataTable read =
        Datasets.read(
            dataset,
            DatasetReadOptions.builder().where("country", country).build(),
            RunContext.withDefaults());
    System.out.println(read.rows() + " lines of " + country);
    // end
  }
}
