package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.ChildJvm;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import java.lang.ref.Reference;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a ledger of a million entries weighs on the heap, beside the clean table. */
class LedgerMemoryTest {

  @Test
  void a_million_repaired_texts_weigh_less_than_40_megabytes() throws Exception {
    assertThat(megabytes(Texts.class)).isBetween(8.0, 40.0);
  }

  @Test
  void a_million_repaired_prices_weigh_less_than_40_megabytes() throws Exception {
    assertThat(megabytes(Prices.class)).isBetween(8.0, 40.0);
  }

  private static double megabytes(Class<?> main) throws Exception {
    ChildJvm.Ended child = ChildJvm.run("300m", main);
    assertThat(child.exitCode()).as("%s", child.output()).isZero();
    String weight = child.output().get(child.output().size() - 1);
    System.out.println("LedgerMemoryTest: " + main.getSimpleName() + ": " + weight);
    return Double.parseDouble(weight.split(" ")[0]);
  }

  /** A child: half of the entries fill, half write in upper case, a thousand texts each. */
  static final class Texts {
    private Texts() {}

    public static void main(String[] args) {
      weigh(
          CleaningPipeline.builder()
              .repair(Rules.fillMissing(InvoiceColumn.COUNTRY, "Nowhere"))
              .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
              .build());
    }
  }

  /** A child. */
  static final class Prices {
    private Prices() {}

    public static void main(String[] args) {
      weigh(
          CleaningPipeline.builder()
              .repairUnitPrice("dear", row -> row.unitPrice() + 1)
              .repairUnitPrice("dearer", row -> row.unitPrice() * 2)
              .build());
    }
  }

  private static void weigh(CleaningPipeline pipeline) {
    CleaningResult cleaned = pipeline.apply(table());
    InvoiceTable clean = cleaned.table();
    Ledger ledger = cleaned.ledger();
    cleaned = null;
    if (ledger.size() != 1_000_000) {
      throw new IllegalStateException(ledger.toString());
    }
    long with = usedHeap();
    Reference.reachabilityFence(ledger);
    ledger = null;
    long without = usedHeap();
    Reference.reachabilityFence(clean);
    System.out.printf(Locale.ROOT, "%.1f MB of heap%n", (with - without) / 1e6);
  }

  private static InvoiceTable table() {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    int invoice = builder.invoiceNos().add("536365");
    for (int row = 0; row < 500_000; row++) {
      int code = builder.stockCodes().add("code" + row % 1_000);
      builder.append(row + 1L, invoice, code, -1, 1, 0, row % 7, -1, -1);
    }
    return builder.build();
  }

  /** Several times, as references that a first collection clears keep memory until the next. */
  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
