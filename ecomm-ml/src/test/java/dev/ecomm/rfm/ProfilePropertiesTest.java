package dev.ecomm.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.testkit.PoisonTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two roads that must meet, on lines with every oddity. */
class ProfilePropertiesTest {

  /** Every column of every definition, and a feature of one's own. */
  private static List<Rfm> every() {
    return List.of(
        builder().build(),
        builder().money(Money.NET).build(),
        builder().money(Money.NETTED).build(),
        builder().definition(RfmDefinition.SEED).build(),
        builder().definition(RfmDefinition.SEED).money(Money.GROSS).build(),
        builder().definition(RfmDefinition.NOTEBOOK).money(Money.NETTED).build());
  }

  private static Rfm.Builder builder() {
    return Rfm.builder()
        .asOf(RandomShop.CUT.plusMonths(3))
        .add(
            CustomerFeature.of(
                "largest_amount",
                history -> {
                  double largest = Double.NEGATIVE_INFINITY;
                  for (int line = 0; line < history.lines(); line++) {
                    largest = Math.max(largest, history.amount(line));
                  }
                  return largest;
                }));
  }

  private static boolean hasCustomers(InvoiceTable lines) {
    for (InvoiceLine line : lines) {
      if (line.customerId() != null && line.invoiceNo() != null) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.rfm.RandomShop#seeds")
  void the_standard_profile_is_its_definition_word_by_word(long seed) {
    InvoiceTable lines = RandomShop.lines(seed);
    NaiveProfile naive = new NaiveProfile(lines, RandomShop.CUT);
    if (naive.byCustomer().isEmpty()) {
      return;
    }
    RfmTable profile = Rfm.builder().asOf(RandomShop.CUT).build().compute(lines);

    assertThat(profile.customers())
        .containsExactlyInAnyOrderElementsOf(naive.byCustomer().keySet());
    for (int row = 0; row < profile.rows(); row++) {
      Map<String, Double> expected =
          naive.textbook(naive.byCustomer().get(profile.customers().get(row)));
      for (String feature : profile.features()) {
        double actual = profile.values(feature)[row];
        if (expected.containsKey(feature)) {
          double value = expected.get(feature);
          assertThat(actual)
              .as("%s of %s", feature, profile.customers().get(row))
              .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
        } else if (expected.get("n_purchase_invoices") > 0
            && !feature.endsWith("_score")
            && !feature.startsWith("refund_rate")) {
          assertThat(actual).as(feature).isNaN();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.rfm.RandomShop#seeds")
  void the_seeds_profile_is_its_definition_word_by_word(long seed) {
    InvoiceTable lines = RandomShop.lines(seed);
    NaiveProfile naive = new NaiveProfile(lines, RandomShop.CUT);
    if (naive.byCustomer().isEmpty()) {
      return;
    }
    RfmTable profile =
        Rfm.builder().definition(RfmDefinition.SEED).asOf(RandomShop.CUT).build().compute(lines);

    for (int row = 0; row < profile.rows(); row++) {
      naive
          .seed(naive.byCustomer().get(profile.customers().get(row)))
          .forEach(feature(profile, row));
    }
  }

  private static java.util.function.BiConsumer<String, Double> feature(RfmTable profile, int row) {
    return (feature, value) ->
        assertThat(profile.values(feature)[row])
            .as("%s of %s", feature, profile.customers().get(row))
            .isCloseTo(value, within(0.00501 + 1e-9 * Math.abs(value)));
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.rfm.RandomShop#seeds")
  void any_split_into_batches_and_states_gives_the_same_bits(long seed) throws IOException {
    InvoiceTable lines = RandomShop.lines(seed);
    if (!hasCustomers(lines)) {
      return;
    }
    SplittableRandom random = new SplittableRandom(seed);
    RfmState batches = new RfmState();
    lines.forEachBatch(1 + random.nextInt(20), batch -> batches.add(InvoiceTable.of(batch)));
    int middle = random.nextInt(lines.rows() + 1);
    RfmState merged = new RfmState();
    RfmState later = new RfmState();
    merged.add(lines.slice(0, middle));
    later.add(lines.slice(middle, lines.rows()));
    merged.merge(later);
    RfmState resumed = new RfmState();
    resumed.add(lines.slice(0, middle));
    resumed = savedAndLoaded(resumed);
    resumed.add(lines.slice(middle, lines.rows()));

    for (Rfm rfm : every()) {
      RfmTable whole = rfm.compute(lines);
      assertThat(rfm.compute(batches)).isEqualTo(whole);
      assertThat(rfm.compute(merged)).isEqualTo(whole);
      assertThat(rfm.compute(resumed)).isEqualTo(whole);
    }
    assertThat(resumed.linesWithoutCustomer()).isEqualTo(merged.linesWithoutCustomer());
    assertThat(resumed.linesWithoutInvoice()).isEqualTo(batches.linesWithoutInvoice());
    assertThat(merged.defaultAsOf()).isEqualTo(resumed.defaultAsOf()).isPresent();
  }

  private static RfmState savedAndLoaded(RfmState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.save(bytes);
    return RfmState.load(new ByteArrayInputStream(bytes.toByteArray()), "state.json");
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.rfm.RandomShop#seeds")
  void rubbish_after_the_cut_changes_no_bit_of_any_definition(long seed) {
    InvoiceTable lines = RandomShop.lines(seed);
    NaiveProfile past = new NaiveProfile(lines, RandomShop.CUT);
    boolean bothSides = false;
    for (InvoiceLine line : lines) {
      bothSides |= !line.invoiceDate().isBefore(RandomShop.CUT);
    }
    if (past.byCustomer().isEmpty() || !bothSides) {
      return;
    }
    for (Rfm.Builder rfm :
        List.of(
            builder(),
            builder().money(Money.NETTED),
            builder().definition(RfmDefinition.SEED),
            builder().definition(RfmDefinition.NOTEBOOK).money(Money.GROSS))) {
      Rfm atCut = rfm.asOf(RandomShop.CUT).build();
      PoisonTest.assertBlindToTheFuture(
          lines, RandomShop.CUT, table -> atCut.compute(table).toTable());
    }
  }
}
