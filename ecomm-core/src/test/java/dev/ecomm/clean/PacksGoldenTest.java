package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.RealInvoices;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packs on the real data against {@code golden/clean_*.csv}, made with pandas. */
class PacksGoldenTest {
  private static final BigDecimal REVENUE = new BigDecimal("9747747.934");

  private static InvoiceTable raw;
  private static CleaningResult seed;
  private static CleaningResult notebook;
  private static CleaningResult retail;
  private static Map<String, String> facts;

  @BeforeAll
  static void clean_the_real_data() {
    raw = RealInvoices.lines();
    facts = Golden.facts("clean_facts.csv");
    seed = Packs.seed().apply(raw);
    notebook = Packs.notebook().apply(raw);
    retail = Packs.retail().apply(raw);
  }

  @Test
  void seed_keeps_every_line_and_repairs_the_golden_number() {
    assertThat(seed.table().rows()).isEqualTo(541_909);
    assertThat(seed.rejected().size()).isZero();
    assertFact("raw_null_description_rows", touched(seed, "description_filled"));
    assertFact("rows_stock_code_changed_by_upper", touched(seed, "stock_code_upper_cased"));
    assertFact(
        "rows_description_changed_by_canonicalisation", touched(seed, "description_canonical"));
  }

  @Test
  void seed_leaves_the_golden_descriptions() {
    assertFact("distinct_stock_codes_upper", texts(seed.table(), InvoiceColumn.STOCK_CODE).size());
    assertFact(
        "distinct_descriptions_clean", texts(seed.table(), InvoiceColumn.DESCRIPTION).size());
    Set<String> codes = new HashSet<>();
    List<Long> rows = new ArrayList<>();
    seed.table()
        .forEachRow(
            row -> {
              if ("No Description".equals(row.description())) {
                codes.add(Objects.requireNonNull(row.stockCode()));
                rows.add(row.rowNumber());
              }
            });
    assertFact("rows_with_no_description_after_clean", rows.size());
    assertFact("stock_codes_whose_canonical_description_is_no_description", codes.size());
    assertFact(
        "clean_exact_duplicate_rows_beyond_first",
        InvoiceFacts.of(seed.table(), RunContext.withDefaults()).duplicates().rowsBeyondFirst());
  }

  @Test
  void seed_gives_every_code_its_golden_description() {
    Map<String, String> ours = new TreeMap<>();
    seed.table().forEachRow(row -> ours.merge(row.stockCode(), row.description(), one()));

    Map<String, String> golden = new TreeMap<>();
    for (NamedCsvRecord row : Golden.rows("clean_canonical_descriptions.csv")) {
      golden.put(row.getField(0), row.getField("canonical_description"));
    }
    assertThat(ours).isEqualTo(golden);
  }

  private static BinaryOperator<String> one() {
    return (first, second) -> first.equals(second) ? first : "two of a code: " + second;
  }

  @Test
  void seed_has_the_golden_months_and_countries() {
    assertThat(sums(seed.table(), row -> row.invoiceDate().toString().substring(0, 7)))
        .isEqualTo(golden("clean_by_month.csv"));
    assertThat(sums(seed.table(), row -> Objects.requireNonNull(row.country())))
        .isEqualTo(golden("clean_by_country.csv"));
  }

  @Test
  void seed_writes_0_for_a_missing_customer() {
    var customers = seed.toTable().strings("customer_id");

    assertThat(customers.missingCount()).isZero();
    long zeros = 0;
    for (int row = 0; row < customers.size(); row++) {
      zeros += customers.textAt(row).equals("0") ? 1 : 0;
    }
    assertFact("raw_null_customer_rows", zeros);
  }

  @Test
  void notebook_drops_the_golden_lines_rule_by_rule() {
    CleaningReport report = notebook.report();

    assertFact("rows_quantity_negative_and_price_zero", report.rule("defect").touched());
    assertFact("notebook_rows_after_defect_removal", report.rule("quantity_outlier").seen());
    assertFact("outlier_after_defects_rows_after_iqr", report.rule("price_outlier").seen());
    assertFact("outlier_after_defects_rows_z_ge_3", report.rule("price_outlier").touched());
    assertFact("notebook_rows_after_outlier_removal", report.accepted());
    assertFact(
        "outlier_after_defects_rows_quantity_ge_upper",
        notebook.rejected().table(),
        "quantity_outlier",
        row -> row.quantity() > 0);
    assertFact(
        "outlier_after_defects_rows_quantity_le_lower",
        notebook.rejected().table(),
        "quantity_outlier",
        row -> row.quantity() < 0);
  }

  @Test
  void notebook_learns_the_golden_bounds() {
    Map<String, String> quantity = notebook.report().rule("quantity_outlier").thresholds();
    Map<String, String> price = notebook.report().rule("price_outlier").thresholds();

    assertThat(quantity)
        .containsEntry("q1", facts.get("outlier_after_defects_q1"))
        .containsEntry("q3", facts.get("outlier_after_defects_q3"))
        .containsEntry("lower", facts.get("outlier_after_defects_lower"))
        .containsEntry("upper", facts.get("outlier_after_defects_upper"));
    assertThat(Double.parseDouble(price.getOrDefault("mean", "")))
        .isCloseTo(number("outlier_after_defects_z_mean"), within(1e-9));
    assertThat(Double.parseDouble(price.getOrDefault("std", "")))
        .isCloseTo(number("outlier_after_defects_z_std_ddof0"), within(1e-7));
  }

  @Test
  void notebook_leaves_the_golden_customers_invoices_and_revenue() {
    InvoiceTable clean = notebook.table();

    assertFact(
        "notebook_distinct_customers_after_outlier_removal_excl_0",
        texts(clean, InvoiceColumn.CUSTOMER_ID).size());
    assertFact(
        "notebook_distinct_invoices_after_outlier_removal",
        texts(clean, InvoiceColumn.INVOICE_NO).size());
    assertThat(notebook.report().moneyAccepted())
        .isEqualByComparingTo(facts.get("notebook_revenue_after_outlier_removal"));
  }

  @Test
  void retail_keeps_every_line_and_flags_the_golden_notes() {
    assertThat(retail.table().rows()).isEqualTo(541_909);
    assertThat(retail.rejected().size()).isZero();
    assertThat(retail.report().rule("stock_take_note").touched())
        .isEqualTo(Long.parseLong(Golden.facts("clean_line_kinds_facts.csv").get("note_rows")));
    assertThat(retail.flags().keySet())
        .containsExactly("stock_take_note", "exact_duplicate", "quantity_outlier", "price_outlier");
    assertThat(retail.report().rule("exact_duplicate").touched())
        .isEqualTo(
            InvoiceFacts.of(retail.table(), RunContext.withDefaults())
                .duplicates()
                .rowsBeyondFirst());
  }

  @Test
  void retail_gives_every_code_its_golden_product_name() {
    Map<String, String> expected = new TreeMap<>();
    for (NamedCsvRecord row : Golden.rows("clean_canonical_descriptions.csv")) {
      expected.put(row.getField(0), row.getField("canonical_description"));
    }
    for (NamedCsvRecord row : Golden.rows("clean_canonical_retail.csv")) {
      expected.put(row.getField(0), row.getField(2));
    }
    Map<String, String> ours = new TreeMap<>();
    retail
        .table()
        .forEachRow(
            row ->
                ours.merge(
                    row.stockCode(), Objects.requireNonNullElse(row.description(), ""), one()));

    assertThat(ours).isEqualTo(expected);
  }

  @Test
  void retail_classifies_every_line_as_golden() {
    LineKindColumn kinds = retail.lineKinds().orElseThrow();
    var column = retail.toTable().strings("line_kind");

    for (NamedCsvRecord row : Golden.rows("clean_line_kinds.csv")) {
      LineKind kind = Names.parse(LineKind.class, row.getField("kind"));
      assertThat(kinds.count(kind)).as(kind.id()).isEqualTo(Integer.parseInt(row.getField("rows")));
    }
    assertThat(column.textAt(0)).isEqualTo("sale");
  }

  @Test
  void retail_nets_as_golden() {
    Map<String, String> golden = Golden.facts("clean_netting_facts.csv");
    NettingResult netting = retail.netting().orElseThrow();
    var netted = retail.toTable().longs("netted_quantity");

    assertThat(netting.toTable()).isEqualTo(Netting.of(raw).toTable());
    assertThat(netting.totals().full()).isEqualTo(Long.parseLong(golden.get("rows_full")));
    assertThat(netting.totals().unitsMatched())
        .isEqualTo(Long.parseLong(golden.get("units_matched")));
    long quantity = 0;
    MoneySum revenue = new MoneySum();
    for (int row = 0; row < netted.size(); row++) {
      quantity += netted.longAt(row);
      revenue.add(netted.longAt(row), retail.table().unitPrice(row));
    }
    assertThat(quantity).isEqualTo(Long.parseLong(golden.get("quantity_after")));
    assertThat(revenue.total()).isEqualByComparingTo(golden.get("revenue_after_remaining_lines"));
  }

  @Test
  void packs_are_known_by_name() {
    assertThat(Packs.named("seed")).hasToString(Packs.seed().toString());
    assertThat(Packs.named("notebook")).hasToString(Packs.notebook().toString());
    assertThat(Packs.named("retail")).hasToString(Packs.retail().toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Packs.named("Seed"))
        .withMessage("pack is \"Seed\", must be seed, notebook or retail");
  }

  @Test
  void every_penny_is_accounted_for() {
    for (CleaningResult cleaned : List.of(seed, notebook, retail)) {
      assertThat(cleaned.report().moneyRead()).isEqualByComparingTo(REVENUE);
      assertThat(cleaned.report().reconciles()).isTrue();
      assertThat(cleaned.report().moneyAccepted()).isEqualByComparingTo(total(cleaned.table()));
      assertThat(cleaned.report().warnings()).isEmpty();
    }
  }

  @Test
  void the_ledger_replays_every_pack() {
    for (CleaningResult cleaned : List.of(seed, notebook, retail)) {
      Set<Long> kept = new HashSet<>(Lines.rowNumbers(cleaned.table()));
      InvoiceTable accepted =
          raw.select(Selection.where(raw.rows(), row -> kept.contains(raw.rowNumber(row))));
      assertThat(cleaned.ledger().replay(accepted)).isEqualTo(cleaned.table());
      assertThat(kept.size() + cleaned.rejected().size()).isEqualTo(raw.rows());
    }
  }

  @Test
  void fitted_packs_change_nothing_in_what_they_cleaned() {
    for (CleaningResult cleaned : List.of(seed, notebook, retail)) {
      CleaningResult again = cleaned.fitted().apply(cleaned.table());

      assertThat(again.table()).isEqualTo(cleaned.table());
      assertThat(again.rejected().size()).isZero();
      assertThat(again.ledger().size()).isZero();
    }
  }

  @Test
  void saved_packs_do_the_same() {
    for (CleaningResult cleaned : List.of(seed, notebook, retail)) {
      FittedCleaning saved = FittedCleaning.fromJson(cleaned.fitted().toJson());

      assertThat(saved.toJson()).isEqualTo(cleaned.fitted().toJson());
      assertThat(saved.apply(raw).table()).isEqualTo(cleaned.table());
      assertThat(saved.apply(raw).report()).isEqualTo(cleaned.report());
    }
  }

  private static void assertFact(String name, long value) {
    assertThat(value).as(name).isEqualTo(Long.parseLong(facts.getOrDefault(name, "no such fact")));
  }

  private static void assertFact(
      String name, InvoiceTable rejected, String rule, Function<InvoiceRow, Boolean> side) {
    long lines = 0;
    for (int row = 0; row < rejected.rows(); row++) {
      boolean first = notebook.rejected().reasons(row).get(0).rule().equals(rule);
      lines += first && side.apply(rejected.line(row)) ? 1 : 0;
    }
    assertFact(name, lines);
  }

  private static double number(String fact) {
    return Double.parseDouble(facts.getOrDefault(fact, ""));
  }

  private static long touched(CleaningResult cleaned, String rule) {
    return cleaned.report().rule(rule).touched();
  }

  private static Set<String> texts(InvoiceTable table, InvoiceColumn column) {
    Set<String> texts = new HashSet<>();
    table.forEachRow(
        row -> {
          String text = row.text(column);
          if (text != null) {
            texts.add(text);
          }
        });
    return texts;
  }

  private static BigDecimal total(InvoiceTable table) {
    MoneySum sum = new MoneySum();
    table.forEachRow(row -> sum.add(row.quantity(), row.unitPrice()));
    return sum.total();
  }

  /** Rows, invoices, known customers, quantity, revenue by a key, in its order. */
  private static Map<String, List<String>> sums(
      InvoiceTable table, Function<InvoiceRow, String> key) {
    Map<String, Sums> byKey = new TreeMap<>();
    table.forEachRow(row -> byKey.computeIfAbsent(key.apply(row), k -> new Sums()).add(row));
    Map<String, List<String>> sums = new TreeMap<>();
    byKey.forEach((name, of) -> sums.put(name, of.values()));
    return sums;
  }

  private static Map<String, List<String>> golden(String file) {
    Map<String, List<String>> golden = new TreeMap<>();
    for (NamedCsvRecord row : Golden.rows(file)) {
      List<String> values = new ArrayList<>(row.getFields().subList(1, 5));
      values.add(new BigDecimal(row.getField(5)).stripTrailingZeros().toPlainString());
      golden.put(row.getField(0), values);
    }
    return golden;
  }

  private static final class Sums {
    private final Set<String> invoices = new HashSet<>();
    private final Set<String> customers = new HashSet<>();
    private final MoneySum revenue = new MoneySum();
    private long rows;
    private long quantity;

    void add(InvoiceRow row) {
      rows++;
      quantity += row.quantity();
      revenue.add(row.quantity(), row.unitPrice());
      invoices.add(Objects.requireNonNull(row.invoiceNo()));
      if (row.customerId() != null) {
        customers.add(row.customerId());
      }
    }

    List<String> values() {
      return List.of(
          "" + rows,
          "" + invoices.size(),
          "" + customers.size(),
          "" + quantity,
          revenue.total().toPlainString());
    }
  }
}
