package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.InvoiceFiles;
import dev.ecomm.benchmarks.NineColumns;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.parquet.ParquetFormat;
import dev.ecomm.model.DataTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Compares ways to Parquet and back, for {@code benchmarks/run-parquet.sh}. */
public final class ParquetComparison {
  private static final String OURS = "dev.ecomm.benchmarks.ParquetBenchmark.";
  private static final String PEERS = ParquetPeersBenchmark.class.getName() + ".";

  private ParquetComparison() {}

  /**
   * Measures and prints.
   *
   * @param args as for {@link Comparison}
   * @throws RunnerException if a benchmark fails
   * @throws IOException if a file cannot be written
   * @throws SQLException if DuckDB fails
   */
  public static void main(String[] args) throws RunnerException, IOException, SQLException {
    List<Contender> contenders = new ArrayList<>();
    List<Runnable> ratios = new ArrayList<>();
    for (String lines : List.of("real", "5000000")) {
      Contender write = new Contender("ecomm, write", OURS + "write", lines);
      Contender theirWrite = new Contender("DuckDB, write", PEERS + "duckDbWrite", lines);
      Contender read = new Contender("ecomm, read", OURS + "read", lines);
      Contender theirRead = new Contender("DuckDB, read", PEERS + "duckDbRead", lines);
      contenders.addAll(List.of(write, theirWrite, read, theirRead));
      contenders.add(new Contender("ecomm, read in batches", OURS + "readInBatches", lines));
      String wanted = " / DuckDB, " + lines + " lines (wanted: at most 2.0)";
      ratios.add(() -> Comparison.printRatio("write, ecomm" + wanted, write, theirWrite));
      ratios.add(() -> Comparison.printRatio("read, ecomm" + wanted, read, theirRead));
    }
    new Comparison(contenders, args).run("nine columns, zstd, one thread");
    ratios.forEach(Runnable::run);
    printSizes("real");
    printSizes("5000000");
  }

  private static void printSizes(String lines) throws IOException, SQLException {
    Path ours = Files.createTempFile("ecomm", ".parquet");
    Path theirs = Files.createTempFile("duckdb", ".parquet");
    DataTable table = NineColumns.of(lines);
    try (DuckDb database = DuckDb.open(1);
        OutputStream out = Files.newOutputStream(ours);
        TableWriter writer = new ParquetFormat().writer(out, ours.toUri(), table.schema())) {
      writer.write(table);
      writer.commit();
      DuckDbParquet.load(database, InvoiceFiles.csv(lines));
      DuckDbParquet.write(database, theirs);
      System.out.printf(
          Locale.ROOT,
          "- file, %s lines: ecomm %,d bytes, DuckDB %,d bytes, ratio %.3f (wanted: at most 1.1)%n",
          lines,
          Files.size(ours),
          Files.size(theirs),
          (double) Files.size(ours) / Files.size(theirs));
    } finally {
      Files.delete(ours);
      Files.delete(theirs);
    }
  }
}
