package dev.ecomm.benchmarks;

import dev.ecomm.run.RunContext;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The CSV files that benchmarks read, uncompressed and in the page cache.
 *
 * <p>Made on first use and kept for the forks that follow, below the system property {@code
 * ecomm.bench.dir}, by default in the folder for temporary files. Generated lines have a fixed
 * seed.
 */
public final class InvoiceFiles {

  /** The lines of the real data; as many are generated where it is absent. */
  private static final int REAL_LINES = 541_909;

  static final long SEED = 42;

  private InvoiceFiles() {}

  /**
   * Finds or makes a file.
   *
   * @param lines {@code real} for the real data below the system property {@code ecomm.data}, or
   *     the number of lines to generate
   * @return a file that has just been read once
   * @throws IOException if it cannot be written
   */
  public static Path csv(String lines) throws IOException {
    Optional<Path> real = realData();
    boolean wantsReal = lines.equals("real");
    int rows = wantsReal ? REAL_LINES : Integer.parseInt(lines);
    String name = wantsReal && real.isPresent() ? "real.csv" : "generated-" + rows + ".csv";
    Path folder =
        Path.of(
            System.getProperty(
                "ecomm.bench.dir",
                Path.of(System.getProperty("java.io.tmpdir"), "ecomm-benchmarks").toString()));
    Path csv = folder.resolve(name);
    if (!Files.exists(csv)) {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, name, ".part");
      if (wantsReal && real.isPresent()) {
        unzip(real.get(), part);
      } else {
        generate(rows, part);
      }
      Files.move(part, csv, StandardCopyOption.REPLACE_EXISTING);
    }
    touch(csv);
    System.err.println("# " + csv + ", " + Files.size(csv) + " bytes");
    return csv;
  }

  /**
   * Counts the data rows of a file whose fields hold no line ends, as those that are made here.
   *
   * @param csv made by {@link #csv}
   * @return lines without the header
   * @throws IOException if it cannot be read
   */
  public static long lines(Path csv) throws IOException {
    long lines = -1;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(csv)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int at = 0; at < read; at++) {
          lines += buffer[at] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  /** The real data, where this machine has it. */
  public static Optional<Path> realData() {
    return Optional.ofNullable(System.getProperty("ecomm.data"))
        .map(folder -> Path.of(folder, "data", "online_retail.csv.gz"))
        .filter(Files::isRegularFile);
  }

  private static void unzip(Path from, Path to) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(from), 1 << 16)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void generate(int rows, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      SyntheticInvoices.builder()
          .rows(rows)
          .seed(SEED)
          .build()
          .writeCsv(out, RunContext.withDefaults());
    }
  }

  private static void touch(Path csv) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(csv)) {
      while (in.read(buffer) >= 0) {
        // reading is all: the pages are in memory after it
      }
    }
  }
}
