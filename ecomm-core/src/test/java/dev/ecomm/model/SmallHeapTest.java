package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Builds, selects and iterates tables in JVMs whose heap is hardly larger than the table. */
class SmallHeapTest {

  @Test
  void one_million_lines_work_in_100_megabytes() throws Exception {
    assertThat(run("100m", OneMillion.class)).containsExactly("1000000 lines, 500000 selected");
  }

  @Test
  @Tag("slow")
  void ten_million_lines_work_in_a_gigabyte() throws Exception {
    assertThat(run("1g", TenMillion.class)).containsExactly("10000000 lines, 5000000 selected");
  }

  private static List<String> run(String heap, Class<?> main) throws Exception {
    ChildJvm.Ended child = ChildJvm.run(heap, main);
    assertThat(child.exitCode()).as("%s", child.output()).isZero();
    return child.output();
  }

  /** A child. */
  static final class OneMillion {
    private OneMillion() {}

    public static void main(String[] args) {
      work(1_000_000);
    }
  }

  /** A child. */
  static final class TenMillion {
    private TenMillion() {}

    public static void main(String[] args) {
      work(10_000_000);
    }
  }

  private static void work(int rows) {
    InvoiceTable table = build(rows);
    InvoiceTable half = table.select(Selection.where(rows, row -> row % 2 == 0));
    check(table, 1);
    check(half, 2);
    System.out.println(table.rows() + " lines, " + half.rows() + " selected");
  }

  /** About as many invoices, products and customers per line as the real data have. */
  private static InvoiceTable build(int rows) {
    SplittableRandom random = new SplittableRandom(42);
    InvoiceTableBuilder builder = InvoiceTable.builder();
    int[] products = new int[4_000];
    for (int i = 0; i < products.length; i++) {
      products[i] = builder.stockCodes().add("P" + i);
      builder.descriptions().add("WHITE HANGING HEART T-LIGHT HOLDER " + i);
    }
    int country = builder.countries().add("United Kingdom");
    int invoice = 0;
    int customer = 0;
    for (int row = 0; row < rows; row++) {
      if (row % 20 == 0) {
        invoice = builder.invoiceNos().add("C" + (500_000 + row / 20));
        customer =
            random.nextInt(4) == 0
                ? Dictionary.MISSING
                : builder.customerIds().add("U" + random.nextInt(rows / 100));
      }
      int product = products[random.nextInt(products.length)];
      double price = product / 100.0;
      builder.append(row + 1L, invoice, product, product, row, row * 60L, price, customer, country);
    }
    return builder.build();
  }

  private static void check(InvoiceTable table, int step) {
    int row = 0;
    for (InvoiceLine line : table) {
      if (line.quantity() != row * step || line.rowNumber() != row * (long) step + 1) {
        throw new IllegalStateException("row " + row + " is " + line);
      }
      row++;
    }
  }
}
