package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.testkit.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real shop, cleaned by the command: the files that it writes, read back as text, against the
 * golden files. Skipped where the data is not at hand.
 */
class RealCleanTest {
  private static final int ROWS = 541_909;
  private static final String MONEY_READ = "Money: 9,747,747.934 read ";

  @TempDir static Path dir;
  private static Path invoices;
  private static Map<String, String> facts;
  private static Cli.Result seedRun;
  private static DataTable seed;

  @BeforeAll
  static void cleanWithSeed() {
    invoices = DataFolder.require("data/online_retail.csv.gz");
    facts = golden("clean_facts.csv", "fact", "value");
    Path out = dir.resolve("seed.csv");
    seedRun =
        Cli.run("clean", "-i", invoices, "-o", out, "--pack", "seed", "--rejects", rejects("seed"));
    seed = Tables.read(out.toUri());
  }

  @Test
  void seed_keeps_every_line_and_accounts_for_every_penny() throws IOException {
    assertThat(seedRun.exitCode()).isZero();
    assertThat(seedRun.out())
        .contains(
            "Lines: 541,909 read = 541,909 accepted + 0 rejected.",
            MONEY_READ + "+ 0 by the rules = 9,747,747.934 accepted, exactly.");
    assertThat(seed.rows()).isEqualTo(ROWS);
    assertThat(Files.readAllLines(rejects("seed"))).hasSize(1);
    for (String fact :
        List.of(
            "raw_null_description_rows",
            "rows_stock_code_changed_by_upper",
            "rows_description_changed_by_canonicalisation")) {
      long count = Long.parseLong(facts.get(fact));
      assertThat(seedRun.out())
          .as(fact)
          .containsPattern("repair +541,909 +" + String.format(Locale.ROOT, "%,d", count));
    }
  }

  @Test
  void seed_writes_the_golden_description_of_every_code() {
    Map<String, Set<String>> ours = new TreeMap<>();
    for (int row = 0; row < seed.rows(); row++) {
      ours.computeIfAbsent(text(seed, "stock_code", row), code -> new HashSet<>())
          .add(text(seed, "description", row));
    }
    Map<String, Set<String>> wanted = new TreeMap<>();
    golden("clean_canonical_descriptions.csv", "StockCode", "canonical_description")
        .forEach((code, description) -> wanted.put(code, Set.of(description)));

    assertThat(ours).isEqualTo(wanted).hasSize(3_958);
  }

  @Test
  void seed_decides_the_64_ties_by_the_first_row() {
    DataTable ties = Tables.read(DataFolder.require("golden/clean_description_ties.csv").toUri());
    Map<String, String> wanted = new TreeMap<>();
    for (int row = 0; row < ties.rows(); row++) {
      if (text(ties, "chosen", row).equals("1")) {
        wanted.put(text(ties, "StockCode", row), text(ties, "Description", row));
      }
    }
    Map<String, String> ours = new TreeMap<>();
    for (int row = 0; row < seed.rows(); row++) {
      String code = text(seed, "stock_code", row);
      if (wanted.containsKey(code)) {
        ours.put(code, text(seed, "description", row));
      }
    }

    assertThat(ours).isEqualTo(wanted).hasSize(64);
  }

  @Test
  void seed_fills_customers_and_descriptions() {
    long customers = 0;
    long descriptions = 0;
    for (int row = 0; row < seed.rows(); row++) {
      customers += text(seed, "customer_id", row).equals("0") ? 1 : 0;
      descriptions += text(seed, "description", row).equals("No Description") ? 1 : 0;
    }

    assertThat(customers).asString().isEqualTo(facts.get("raw_null_customer_rows"));
    assertThat(descriptions)
        .asString()
        .isEqualTo(facts.get("rows_with_no_description_after_clean"));
  }

  @Test
  void seed_has_the_golden_sums_of_each_month_and_country() {
    assertSums("clean_by_month.csv", row -> text(seed, "invoice_date", row).substring(0, 7));
    assertSums("clean_by_country.csv", row -> text(seed, "country", row));
  }

  private static void assertSums(String file, IntFunction<String> key) {
    Map<String, Group> groups = new HashMap<>();
    for (int row = 0; row < seed.rows(); row++) {
      groups.computeIfAbsent(key.apply(row), name -> new Group()).add(seed, row);
    }
    DataTable golden = Tables.read(DataFolder.require("golden/" + file).toUri());
    assertThat(groups).hasSize(golden.rows());
    for (int row = 0; row < golden.rows(); row++) {
      String name = (String) golden.column(0).valueAt(row).orElseThrow();
      Group group = groups.get(name);
      assertThat(List.of(group.rows, group.invoices.size(), group.customers.size(), group.quantity))
          .as(name)
          .map(Number::longValue)
          .containsExactly(
              Long.valueOf(text(golden, "rows", row)),
              Long.valueOf(text(golden, "invoices", row)),
              Long.valueOf(text(golden, "customers", row)),
              Long.valueOf(text(golden, "quantity", row)));
      double revenue = Double.parseDouble(text(golden, "revenue", row));
      assertThat(group.exact.total().doubleValue()).as(name).isCloseTo(revenue, within(1e-6));
      assertThat(group.spend).as(name).isCloseTo(revenue, within(1e-9 * Math.abs(revenue)));
    }
  }

  /** Sums over the cells as written. */
  private static final class Group {
    long rows;
    long quantity;
    double spend;
    final MoneySum exact = new MoneySum();
    final Set<String> invoices = new HashSet<>();
    final Set<String> customers = new HashSet<>();

    void add(DataTable lines, int row) {
      rows++;
      long units = Long.parseLong(text(lines, "quantity", row));
      quantity += units;
      spend += Double.parseDouble(text(lines, "total_spend", row));
      exact.add(units, Double.parseDouble(text(lines, "unit_price", row)));
      invoices.add(text(lines, "invoice_no", row));
      String customer = text(lines, "customer_id", row);
      if (!customer.equals("0")) {
        customers.add(customer);
      }
    }
  }

  @Test
  void notebook_leaves_the_golden_lines_and_the_others_are_rejects() {
    Path out = dir.resolve("notebook.csv");
    Cli.Result result =
        Cli.run(
            "clean",
            "-i",
            invoices,
            "-o",
            out,
            "--pack",
            "notebook",
            "--rejects",
            rejects("notebook"));
    DataTable lines = Tables.read(out.toUri());
    DataTable others = Tables.read(rejects("notebook").toUri());

    assertThat(result.out())
        .contains(
            "Lines: 541,909 read = 482,515 accepted + 59,394 rejected.",
            MONEY_READ + "- 4,031,191.13 by the rules = 5,716,556.804 accepted, exactly.");
    assertThat(lines.rows())
        .isEqualTo(Integer.parseInt(facts.get("notebook_rows_after_outlier_removal")));
    Group all = new Group();
    for (int row = 0; row < lines.rows(); row++) {
      all.add(lines, row);
    }
    assertThat(all.exact.total())
        .isEqualByComparingTo(new BigDecimal(facts.get("notebook_revenue_after_outlier_removal")));
    assertThat(all.customers.size() + " " + all.invoices.size())
        .isEqualTo(
            facts.get("notebook_distinct_customers_after_outlier_removal_excl_0")
                + " "
                + facts.get("notebook_distinct_invoices_after_outlier_removal"));

    Set<String> numbers = new HashSet<>();
    for (int row = 0; row < others.rows(); row++) {
      numbers.add(text(others, "row_number", row));
    }
    assertThat(numbers).hasSize(ROWS - lines.rows()).hasSize(others.rows());
  }

  @Test
  void retail_writes_the_golden_netting_and_kinds() throws IOException {
    Path netting = dir.resolve("netting.csv");
    Path out = dir.resolve("retail.csv");
    Cli.Result result = Cli.run("clean", "-i", invoices, "-o", out, "--netting", netting);

    assertThat(result.out())
        .contains(
            MONEY_READ + "+ 0 by the rules = 9,747,747.934 accepted, exactly.",
            "Netting: 9,288 cancellations: 7,516 matched in full, 54 in part, 1,335 not, 383"
                + " without a customer; 250,838 of 277,574 units.");
    assertThat(Files.readAllBytes(netting)).isEqualTo(inflated("clean_netting.csv.gz"));
    Map<String, Integer> ours = new TreeMap<>();
    var kinds = Tables.read(out.toUri()).strings("line_kind");
    for (int row = 0; row < kinds.size(); row++) {
      ours.merge(kinds.textAt(row), 1, Integer::sum);
    }
    Map<String, Integer> wanted = new TreeMap<>();
    golden("clean_line_kinds.csv", "kind", "rows")
        .forEach((kind, rows) -> wanted.put(kind, Integer.valueOf(rows)));
    wanted.values().removeIf(rows -> rows == 0);
    assertThat(ours).isEqualTo(wanted);
  }

  private static Path rejects(String pack) {
    return dir.resolve(pack + "-rejects.csv");
  }

  private static String text(DataTable table, String column, int row) {
    return String.valueOf(table.column(column).valueAt(row).orElse(""));
  }

  private static Map<String, String> golden(String file, String key, String value) {
    DataTable table = Tables.read(DataFolder.require("golden/" + file).toUri());
    Map<String, String> golden = new TreeMap<>();
    for (int row = 0; row < table.rows(); row++) {
      golden.put(text(table, key, row), text(table, value, row));
    }
    return golden;
  }

  private static byte[] inflated(String file) {
    try (InputStream in =
            new GZIPInputStream(Files.newInputStream(DataFolder.require("golden/" + file)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      in.transferTo(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
