package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the real lines weigh on the heap: the used heap of a JVM with them and without them. */
class BytesPerLineTest {

  @Test
  void a_real_line_takes_at_most_48_bytes_dictionaries_included() throws Exception {
    RealInvoices.file("data/online_retail.csv.gz");

    ChildJvm.Ended child = ChildJvm.run("256m", Weigh.class);

    assertThat(child.exitCode()).as("%s", child.output()).isZero();
    String weight = child.output().get(child.output().size() - 1);
    System.out.println("BytesPerLineTest: " + weight);
    assertThat(Double.parseDouble(weight.split(" ")[0])).isBetween(40.0, 48.0);
  }

  /** The child. */
  static final class Weigh {
    private Weigh() {}

    public static void main(String[] args) throws Exception {
      InvoiceTable table = RealInvoices.read();
      int rows = table.rows();
      long with = usedHeap();
      Reference.reachabilityFence(table);
      table = null;
      long without = usedHeap();
      System.out.printf(
          Locale.ROOT,
          "%.2f bytes a line: %d bytes of heap for %d real lines%n",
          (with - without) / (double) rows,
          with - without,
          rows);
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
}
