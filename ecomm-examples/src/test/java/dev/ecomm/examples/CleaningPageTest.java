package dev.ecomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.LineKind;
import dev.ecomm.clean.LineKindColumn;
import dev.ecomm.clean.LineTest;
import dev.ecomm.clean.Netting;
import dev.ecomm.clean.NettingMatch;
import dev.ecomm.clean.NettingResult;
import dev.ecomm.clean.NettingTotals;
import dev.ecomm.clean.Packs;
import dev.ecomm.clean.Rules;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.testkit.DataFolder;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages on cleaning: their numbers come out of the real data, their rules are all there. */
class CleaningPageTest {
  private static final Path DOCS = Path.of("../docs");

  private static String page = "";
  private static InvoiceTable raw = InvoiceTable.builder().build();

  @BeforeAll
  static void read() throws IOException {
    page = words(Files.readString(DOCS.resolve("concepts/cleaning.md")));
  }

  private static InvoiceTable raw() {
    if (raw.rows() == 0) {
      raw = Invoices.read(DataFolder.require("data/online_retail.csv.gz").toUri());
    }
    return raw;
  }

  @Test
  void each_pack_leaves_the_lines_and_money_of_the_page() {
    assertSays("%,d lines worth exactly %s", raw().rows(), money(total(raw(), row -> true)));
    for (String pack : List.of("seed", "notebook", "retail")) {
      CleaningResult cleaned = Packs.named(pack).apply(raw());
      assertSays(
          "| `%s` | %,d | %s | %,d |",
          pack,
          cleaned.table().rows(),
          money(cleaned.report().moneyAccepted()),
          cleaned.ledger().size());
    }
  }

  @Test
  void the_receipt_is_the_report_of_notebook() {
    CleaningResult cleaned = Packs.notebook().apply(raw());

    assertSays("%s", words(cleaned.report().toString()));
    assertSays("where the other %s went", money(cleaned.report().moneyChange().negate()));
  }

  @Test
  void the_outlier_rule_removes_every_line_of_24_units() {
    CleaningResult cleaned = Packs.notebook().apply(raw());
    var rule = cleaned.report().rule("quantity_outlier");
    var prices = cleaned.report().rule("price_outlier");
    Predicate<InvoiceRow> large = row -> row.quantity() >= 24;
    long largeLines = count(raw(), large);

    assertThat(count(cleaned.table(), large)).isZero();
    assertSays("between %s and %s", rule.thresholds().get("lower"), rule.thresholds().get("upper"));
    assertSays(
        "%,d lines, %.1f %% of all, worth %s, and %,d lines of -13 units or fewer",
        largeLines,
        100.0 * largeLines / raw().rows(),
        money(total(raw(), large)),
        rule.touched() - largeLines);
    assertSays(
        "falls by %s, that is %.1f %% of it",
        money(rule.moneyChange().negate()),
        -100 * rule.moneyChange().doubleValue() / cleaned.report().moneyRead().doubleValue());
    assertSays("removes %,d lines, and the total", prices.touched());
    assertSays("by %s: together they were worth less than nothing", money(prices.moneyChange()));
    assertSays("`defect` removes %,d lines", cleaned.report().rule("defect").touched());
  }

  @Test
  void retail_flags_what_the_page_says() {
    CleaningResult cleaned = Packs.retail().apply(raw());

    assertSays(
        "%,d lines beyond 3 IQR, %,d prices 3 deviations from the mean, %,d exact duplicates",
        touched(cleaned, "quantity_outlier"),
        touched(cleaned, "price_outlier"),
        touched(cleaned, "exact_duplicate"));
    assertThat(cleaned.rejected().size()).isZero();
  }

  @Test
  void the_kinds_of_line_add_up_to_the_table_of_the_page() {
    LineKindColumn kinds = Packs.retail().apply(raw()).lineKinds().orElseThrow();
    BigDecimal all = BigDecimal.ZERO;
    for (LineKind kind : LineKind.values()) {
      BigDecimal worth = total(raw().select(kinds.where(Set.of(kind))), row -> true);
      if (kinds.count(kind) > 0) {
        assertSays("| `%s` | %,d | %s |", kind.id(), kinds.count(kind), money(worth));
      }
      all = all.add(worth);
    }
    assertThat(all).isEqualByComparingTo(total(raw(), row -> true));
  }

  @Test
  void netting_matches_what_the_page_says() {
    NettingResult netting = Netting.of(raw());
    NettingTotals totals = netting.totals();
    int emptied = netting.emptied(raw()).count();

    assertSays(
        "Of %,d cancellations %,d are matched in full, %,d in part, %,d not at all",
        totals.cancellations(), totals.full(), totals.partial(), totals.none());
    assertSays("%,d name no customer", totals.noCustomer());
    assertSays(
        "bought %,d units, and gave all of them back",
        netting.cancellations().stream()
            .flatMap(cancellation -> cancellation.matches().stream())
            .mapToLong(NettingMatch::units)
            .max()
            .orElse(0));
    assertSays("%,d of %,d units", totals.unitsMatched(), totals.unitsCancelled());
    assertSays("Nothing is left of %,d lines; %,d stay", emptied, raw().rows() - emptied);
    assertSays(
        "%s before = %s after + %s price difference",
        money(totals.moneyBefore()), money(totals.moneyAfter()), money(totals.priceDifference()));
  }

  @Test
  void descriptions_are_won_and_lost_as_the_page_says() {
    CleaningResult seed = Packs.seed().apply(raw());
    CleaningResult retail = Packs.retail().apply(raw());
    Predicate<InvoiceRow> nameless = row -> "No Description".equals(row.description());
    Predicate<InvoiceRow> none = row -> row.description() == null;
    int before = codes(seed.table(), nameless).size();
    int without = codes(retail.table(), none).size();

    assertSays(
        "%,d lines have no description; %,d carry one of %s notes",
        count(raw(), none),
        touched(retail, "stock_take_note"),
        retail.report().rule("stock_take_note").thresholds().get("texts").split(" ")[0]);
    assertSays("name of %d products", before);
    assertSays(
        "%d of those products get their name, and the %d lines of %d products",
        before - without, count(retail.table(), none), without);
  }

  @Test
  void the_reference_names_every_rule_and_every_kind_of_line() throws IOException {
    String reference = Files.readString(DOCS.resolve("reference/rules.md"));
    List<Method> factories =
        Arrays.stream(Rules.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .toList();

    assertThat(factories)
        .hasSizeGreaterThan(14)
        .allSatisfy(rule -> assertThat(reference).contains("`Rules." + rule.getName() + "("));
    for (Method factory : factories) {
      if (factory.getReturnType() == LineTest.class && factory.getParameterCount() == 0) {
        assertThat(reference).contains("| `" + id(factory) + "` |");
      }
    }
    for (LineKind kind : LineKind.values()) {
      assertThat(reference).contains("| `" + kind.id() + "` |");
    }
  }

  private static String id(Method factory) {
    try {
      return ((LineTest) factory.invoke(null)).id();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSays(String format, Object... values) {
    String sentence = String.format(Locale.ROOT, format, values);
    assertThat(page.contains(sentence)).as("the page says: %s", sentence).isTrue();
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").replace("**", "");
  }

  private static String money(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, shortest.scale()) + "f", shortest);
  }

  private static long touched(CleaningResult cleaned, String rule) {
    return cleaned.report().rule(rule).touched();
  }

  private static long count(InvoiceTable table, Predicate<InvoiceRow> wanted) {
    long[] count = new long[1];
    table.forEachRow(row -> count[0] += wanted.test(row) ? 1 : 0);
    return count[0];
  }

  private static BigDecimal total(InvoiceTable table, Predicate<InvoiceRow> wanted) {
    MoneySum sum = new MoneySum();
    table.forEachRow(
        row -> {
          if (wanted.test(row)) {
            sum.add(row.quantity(), row.unitPrice());
          }
        });
    return sum.total();
  }

  private static Set<String> codes(InvoiceTable table, Predicate<InvoiceRow> wanted) {
    Set<String> codes = new HashSet<>();
    table.forEachRow(
        row -> {
          if (wanted.test(row)) {
            codes.add(Objects.requireNonNull(row.stockCode()));
          }
        });
    return codes;
  }
}
