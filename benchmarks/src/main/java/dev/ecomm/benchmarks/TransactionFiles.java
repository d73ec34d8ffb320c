package dev.ecomm.benchmarks;

import dev.ecomm.basket.BasketItem;
import dev.ecomm.basket.Baskets;
import dev.ecomm.basket.Population;
import dev.ecomm.clean.Packs;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The transaction files that miners read: a basket a line, items as numbers with blanks between.
 * Made on each call, below the folder for temporary files.
 */
public final class TransactionFiles {
  private static final int SPARSE_ITEMS = 870;

  private TransactionFiles() {}

  /**
   * Makes a file.
   *
   * @param data {@code real}: invoices of the real data with two stock codes or more; {@code
   *     sparse}: 100,000 baskets of about 10 of 870 items, drawn around 1,000 patterns; {@code
   *     dense}: 3,196 baskets of 37 of 75 items, as of a table with few values a column; {@code
   *     mushroom}: 8,124 rows of 23 columns, 119 values, drawn around kinds; {@code chess}: 3,196
   *     rows of 37 columns, most of them nearly always the same
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path of(String data) throws IOException {
    List<String> lines =
        switch (data) {
          case "real" -> real();
          case "sparse" -> sparse(new SplittableRandom(InvoiceFiles.SEED));
          case "dense" -> dense(new SplittableRandom(InvoiceFiles.SEED));
          case "mushroom" -> table(new SplittableRandom(InvoiceFiles.SEED), 8_124, 23, 5, 0.75);
          case "chess" -> table(new SplittableRandom(InvoiceFiles.SEED), 3_196, 37, 2, 0.88);
          default -> throw new IllegalArgumentException("no data \"" + data + "\"");
        };
    Path file = Files.createTempFile("ecomm-" + data, ".dat");
    file.toFile().deleteOnExit();
    return Files.write(file, lines);
  }

  private static List<String> real() {
    Path csv = InvoiceFiles.realData().orElseThrow();
    try {
      csv = InvoiceFiles.csv("real");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<InvoiceRow> sold = new ArrayList<>();
    for (InvoiceRow line : Packs.seed().apply(Invoices.read(csv.toUri())).table()) {
      if (line.quantity() > 0 && line.unitPrice() > 0) {
        sold.add(line);
      }
    }
    Baskets baskets =
        Baskets.builder()
            .population(Population.ALL)
            .item(BasketItem.STOCK_CODE)
            .excludedCodes()
            .build(InvoiceTable.of(sold));
    return IntStream.range(0, baskets.size())
        .mapToObj(basket -> joined(IntStream.of(baskets.basket(basket))))
        .toList();
  }

  private static String joined(IntStream items) {
    return items.mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static List<String> sparse(SplittableRandom random) {
    int[][] patterns = new int[1_000][];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = IntStream.range(0, 2 + random.nextInt(5)).map(at -> skewed(random)).toArray();
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      int size = 5 + random.nextInt(11);
      TreeSet<Integer> basket = new TreeSet<>();
      while (basket.size() < size) {
        double each = 0.5 + random.nextDouble() / 2;
        for (int item : patterns[random.nextInt(patterns.length)]) {
          if (random.nextDouble() < each) {
            basket.add(item);
          }
        }
        basket.add(skewed(random));
      }
      lines.add(joined(basket.stream().mapToInt(Integer::intValue)));
    }
    return lines;
  }

  private static int skewed(SplittableRandom random) {
    double u = random.nextDouble();
    return (int) (SPARSE_ITEMS * u * u);
  }

  private static List<String> dense(SplittableRandom random) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3_196; i++) {
      double luck = random.nextDouble();
      // each column has two values, the first ones nearly always the same
      lines.add(
          joined(
              IntStream.range(0, 37)
                  .map(
                      column ->
                          2 * column
                              + (random.nextDouble() * luck > 0.9 - column * 0.02 ? 1 : 0))));
    }
    return lines;
  }

  /**
   * Rows of a table as baskets, an item for each value of a column. Each row is of one of a few
   * kinds, from which a column differs more or less often.
   */
  private static List<String> table(
      SplittableRandom random, int rows, int columns, int values, double faithful) {
    int kinds = 4;
    int[][] kind = new int[kinds][];
    double[] stays = new double[columns];
    for (int column = 0; column < columns; column++) {
      stays[column] = Math.min(1, faithful + (1 - faithful) * 2 * random.nextDouble());
    }
    for (int i = 0; i < kinds; i++) {
      kind[i] = IntStream.range(0, columns).map(column -> random.nextInt(4) == 0 ? 1 : 0).toArray();
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int[] like = kind[random.nextInt(kinds)];
      lines.add(
          joined(
              IntStream.range(0, columns)
                  .map(
                      column ->
                          values * column
                              + (random.nextDouble() < stays[column]
                                  ? like[column]
                                  : random.nextInt(values)))));
    }
    return lines;
  }
}
