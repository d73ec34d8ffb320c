package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.ChildJvm;
import dev.ecomm.run.RunContext;
import dev.ecomm.synthetic.SyntheticInvoices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cleans lines in JVMs whose heap holds a small part of them: the retail pack, in batches. */
class BatchMemoryTest {

  @Test
  void half_a_million_lines_are_cleaned_in_40_megabytes() throws Exception {
    check("40m", HalfAMillion.class, "500000 read, 500000 clean, reconciled");
  }

  @Test
  @Tag("slow")
  void ten_million_lines_are_cleaned_in_400_megabytes() throws Exception {
    check("400m", TenMillion.class, "10000000 read, 10000000 clean, reconciled");
  }

  private static void check(String heap, Class<?> main, String says) throws Exception {
    ChildJvm.Ended child = ChildJvm.run(heap, main);
    assertThat(child.output()).containsExactly(says);
    assertThat(child.exitCode()).isZero();
  }

  /** A child. */
  static final class HalfAMillion {
    private HalfAMillion() {}

    public static void main(String[] args) {
      clean(500_000);
    }
  }

  /** A child. */
  static final class TenMillion {
    private TenMillion() {}

    public static void main(String[] args) {
      clean(10_000_000);
    }
  }

  private static void clean(long rows) {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(rows).seed(1).build();
    RunContext run = RunContext.withDefaults();
    Batches batches = consumer -> lines.forEachBatch(run, consumer);
    long[] clean = new long[1];
    CleaningReport report =
        Packs.retail()
            .fit(batches, run)
            .applyInBatches(batches, run, piece -> clean[0] += piece.toTable().rows());
    System.out.println(
        report.read()
            + " read, "
            + clean[0]
            + " clean, "
            + (report.reconciles() ? "reconciled" : report));
  }
}
