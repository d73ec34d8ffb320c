package dev.ecomm.rfm;

import static dev.ecomm.testkit.DataTableAssert.assertThat;

import dev.ecomm.RealShop;
import dev.ecomm.clean.Packs;
import dev.ecomm.io.Tables;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.Tolerance;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The three definitions equal the golden files, every customer and column. */
class GoldenProfilesTest {
  private static final LocalDateTime SNAPSHOT = LocalDateTime.of(2011, 12, 10, 0, 0);

  /**
   * Times, which other tests compare; a fact about the lines that no profile has; and a count that
   * takes what rounding left of five customers' sums, which are 0, for money.
   */
  private static final Set<String> OTHER_FACTS =
      Set.of(
          "customers_with_monetary_net_le_0",
          "snapshot_textbook",
          "snapshot_seed_last_invoice_first_row",
          "invoices_first_rows_out_of_date_order_within_customer");

  @Test
  void the_seeds_profile_is_the_published_one_in_its_order() {
    InvoiceTable lines = RealShop.seed();

    RfmTable profile = Rfm.builder().definition(RfmDefinition.SEED).build().compute(lines);

    assertThat(profile.toTable())
        .hasRows(4_372)
        .within(Tolerance.exact())
        .isCloseToGolden(DataFolder.require("golden/rfm_seed_profile.csv"));
  }

  @Test
  void the_notebooks_profile_is_that_of_the_notebook() {
    InvoiceTable lines = RealShop.notebook();

    RfmTable profile = Rfm.builder().definition(RfmDefinition.NOTEBOOK).build().compute(lines);

    assertThat(profile.toTable())
        .hasRows(4_248)
        .within(Tolerance.exact())
        .isCloseToGolden(DataFolder.require("golden/rfm_notebook_profile.csv"));
  }

  @Test
  void the_standard_profile_is_that_of_the_textbook() {
    InvoiceTable lines = Packs.retail().apply(RealShop.raw()).table();

    RfmTable profile = Rfm.builder().asOf(SNAPSHOT).build().compute(lines);

    assertThat(profile.toTable())
        .hasRows(4_372)
        .isCloseToGolden(DataFolder.require("golden/rfm_textbook.csv.gz"));
  }

  @Test
  void the_facts_of_both_profiles_are_those_of_the_file() {
    InvoiceTable lines = RealShop.seed();
    RfmTable seed = Rfm.builder().definition(RfmDefinition.SEED).build().compute(lines);
    RfmTable book = Rfm.builder().asOf(SNAPSHOT).build().compute(lines);
    Map<String, Double> facts = new TreeMap<>();
    facts.put("customers", (double) book.rows());
    facts.put("customers_without_any_purchase_invoice", count(book, "n_purchase_invoices", 0));
    facts.put("customers_first_time_buyer_textbook", count(book, "is_first_time_buyer", 1));
    facts.put("customers_first_time_buyer_seed", count(seed, "is_first_time_buyer", 1));
    facts.put("customers_one_invoice_seed_frequency_1", count(seed, "frequency", 1));
    facts.put("sum_monetary_seed", sum(seed, "monetary"));
    facts.put("sum_monetary_gross_textbook", sum(book, "monetary_gross"));
    facts.put("sum_refund_amount", sum(book, "refund_amount"));
    facts.put("sum_monetary_net", sum(book, "monetary_net"));
    facts.put("sum_purchase_invoices", sum(book, "n_purchase_invoices"));
    facts.put("sum_cancellation_invoices", sum(book, "n_cancellation_invoices"));
    facts.put("customers_seed_recency_0", count(seed, "recency", 0));
    facts.put("customers_seed_recency_negative", countBelow(seed, "recency", 0));
    facts.put("mean_recency_seed", sum(seed, "recency") / seed.rows());
    double[] days = present(book, "recency_days");
    facts.put("mean_recency_textbook", Arrays.stream(days).sum() / days.length);
    facts.put("customers_recency_seed_equals_textbook_floor", sameRecency(seed, book));
    for (String feature : seed.features()) {
      double[] values = seed.values(feature);
      Arrays.sort(values);
      int last = values.length - 1;
      double mean = Arrays.stream(values).sum() / values.length;
      double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
      facts.put("seed_" + feature + "_min", values[0]);
      facts.put("seed_" + feature + "_q25", quantile(values, 0.25));
      facts.put("seed_" + feature + "_median", quantile(values, 0.5));
      facts.put("seed_" + feature + "_q75", quantile(values, 0.75));
      facts.put("seed_" + feature + "_max", values[last]);
      facts.put("seed_" + feature + "_mean", mean);
      facts.put("seed_" + feature + "_std_ddof1", Math.sqrt(squares / last));
    }

    DataTable golden = Tables.read(DataFolder.require("golden/rfm_facts.csv").toUri());
    for (int row = 0; row < golden.rows(); row++) {
      String fact = golden.strings("fact").textAt(row);
      if (!OTHER_FACTS.contains(fact)) {
        double value = Double.parseDouble(golden.strings("value").textAt(row));
        Assertions.assertThat(facts.remove(fact))
            .as(fact)
            .isCloseTo(value, Assertions.within(1e-9 * Math.max(1, Math.abs(value)) + 1e-6));
      }
    }
    Assertions.assertThat(facts).isEmpty();
  }

  /** Linear between the two nearest ranks. */
  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static double[] present(RfmTable profile, String feature) {
    return Arrays.stream(profile.values(feature)).filter(value -> !Double.isNaN(value)).toArray();
  }

  private static double sameRecency(RfmTable seed, RfmTable book) {
    Map<Object, Double> days = new HashMap<>();
    Column ids = book.toTable().column("customer_id");
    double[] recency = book.values("recency_days");
    for (int row = 0; row < book.rows(); row++) {
      days.put(ids.valueAt(row).orElseThrow(), recency[row]);
    }
    double same = 0;
    ids = seed.toTable().column("customer_id");
    double[] gaps = seed.values("recency");
    for (int row = 0; row < seed.rows(); row++) {
      same += days.get(ids.valueAt(row).orElseThrow()) == gaps[row] ? 1 : 0;
    }
    return same;
  }

  private static double count(RfmTable profile, String feature, double value) {
    return Arrays.stream(profile.values(feature)).filter(of -> of == value).count();
  }

  private static double countBelow(RfmTable profile, String feature, double limit) {
    return Arrays.stream(profile.values(feature)).filter(of -> of < limit).count();
  }

  private static double sum(RfmTable profile, String feature) {
    return Arrays.stream(profile.values(feature)).sum();
  }
}
