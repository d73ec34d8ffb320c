package dev.ecomm.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.ecomm.error.StoreException;
import dev.ecomm.io.Invoices;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

  @TempDir Path dir;

  private String file(String name, String... lines) throws IOException {
    return Files.write(dir.resolve(name), List.of(lines)).toString();
  }

  private String invoices() throws IOException {
    return file(
        "invoices.csv",
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
        "536365,85123A,T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
        "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,,United Kingdom");
  }

  @Test
  void read_invoices_prints_the_exact_revenue() throws Exception {
    String file = invoices();

    assertThat(Printed.by(() -> ReadInvoices.main(new String[] {file})))
        .hasSize(2)
        .first()
        .isEqualTo("2 lines are worth exactly -12.2");
  }

  @Test
  void partition_by_country_replaces_the_countries_that_it_writes() throws Exception {
    String file = invoices();
    String dataset = dir.resolve("by-country").toString();
    PartitionByCountry.main(new String[] {file, dataset, "United Kingdom"});

    assertThat(
            Printed.by(
                () -> PartitionByCountry.main(new String[] {file, dataset, "United Kingdom"})))
        .containsExactly("2 lines of United Kingdom");
    assertThat(dir.resolve("by-country/country=United Kingdom")).isDirectory();
  }

  @Test
  void csv_to_parquet_writes_what_is_read_again() throws Exception {
    String file = invoices();
    String whole = dir.resolve("whole.parquet").toString();
    String batches = dir.resolve("batches.parquet").toString();

    assertThat(Printed.by(() -> CsvToParquet.main(new String[] {file, whole, batches})))
        .containsExactly("2 lines, 0 rejects", "2 lines come back");
    assertThat(Invoices.read(Stores.uri(whole)).line(0).unitPrice()).isEqualTo(2.55);
  }

  @Test
  void read_messy_file_puts_bad_rows_aside() throws Exception {
    String file =
        file(
            "kunden.csv",
            "Rechnung;SKU;Description;Qty;Invoice Date;Price;Customer ID;Country",
            "1;A;Kerze;2;31.12.2010 10:15;2.5;7;Germany",
            "2;A;Kerze;zwei;31.12.2010 10:15;2.5;7;Germany");
    Path rejects = dir.resolve("rejects.csv");

    assertThat(Printed.by(() -> ReadMessyFile.main(new String[] {file, rejects.toString()})))
        .hasSize(2)
        .last()
        .isEqualTo("1 lines were accepted");
    assertThat(rejects).content().contains(",Qty,zwei,not a whole number,");
  }

  @Test
  void describe_invoices_prints_ten_facts_and_one() throws Exception {
    String file = invoices();

    assertThat(Printed.by(() -> DescribeInvoices.main(new String[] {file})))
        .hasSize(11)
        .last()
        .isEqualTo("1 lines cannot be given to a customer");
  }

  @Test
  void clean_invoices_writes_lines_and_ledger_and_cleans_the_next_file_alike() throws Exception {
    String file =
        file(
            "invoices.csv",
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
            "1,10001a,RED MUG,6,2010-12-01 08:26:00,2.5,7,France",
            "2,10001A,RED MUG,6,2010-12-01 08:27:00,2.5,7,France",
            "3,10001A,damaged,-2,2010-12-01 08:28:00,0,,France");
    String next =
        file(
            "next.csv",
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
            "4,10001a,MUG,6,2010-12-02 08:26:00,2.5,7,France");
    Path clean = dir.resolve("clean.csv");
    Path ledger = dir.resolve("ledger.csv");
    String[] args = {file, clean.toString(), ledger.toString(), next};

    assertThat(Printed.by(() -> CleanInvoices.main(args)))
        .anyMatch(line -> line.startsWith("stock_code_upper_cased"))
        .last()
        .isEqualTo("2 cells of the next file were repaired");
    assertThat(Files.readAllLines(clean))
        .hasSize(4)
        .element(3, STRING)
        .startsWith("3,10001A,RED MUG,-2,")
        .contains(",write_off,-2,true,");
    assertThat(ledger)
        .content()
        .contains("1,stock_code_upper_cased,stock_code,10001a,10001A")
        .contains("3,description_canonical,description,damaged,RED MUG");
  }

  @Test
  void write_your_own_rule_rejects_repairs_and_warns() throws Exception {
    String file =
        file(
            "invoices.csv",
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
            "1,A,MUG,24,2010-12-01 08:26:00,2.5,7,EIRE",
            "C2,M,Manual,-1,2010-12-01 08:27:00,5000.5,,EIRE",
            "3,M,Manual,1,2010-12-01 08:28:00,5000.5,,France");

    assertThat(Printed.by(() -> WriteYourOwnRule.main(new String[] {file})))
        .hasSize(4)
        .satisfies(printed -> assertThat(printed.get(0)).contains("price_outlier", "0.01"))
        .endsWith("the invoice is a cancellation", "price outlier", "country_in_english 1");
  }

  @Test
  void net_cancellations_takes_returned_units_off_the_purchase() throws Exception {
    String file =
        file(
            "invoices.csv",
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
            "1,A,MUG,10,2010-12-01 08:26:00,2.5,7,France",
            "C2,A,MUG,-4,2010-12-01 08:27:00,2,7,France",
            "C3,A,MUG,-1,2010-12-01 08:28:00,9,,France");

    assertThat(Printed.by(() -> NetCancellations.main(new String[] {file})))
        .hasSize(5)
        .satisfies(printed -> assertThat(printed.get(0)).contains("FULL").contains("[1:4]"))
        .satisfies(printed -> assertThat(printed.get(1)).contains("NO_CUSTOMER").contains("[]"))
        .endsWith("8 before", "6 after", "2 of 3 lines are left");
  }

  private String purchases() throws IOException {
    return file(
        "invoices.csv",
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
        "1,A,MUG,10,2011-01-02 08:26:00,2.5,7,France",
        "2,A,MUG,1,2011-01-03 08:26:00,2.5,7,France",
        "3,A,MUG,1,2011-01-04 08:26:00,2.5,8,France",
        "4,A,MUG,1,2011-03-04 08:26:00,2.5,9,France");
  }

  @Test
  void profile_customers_writes_the_profile_with_an_own_feature() throws Exception {
    Path profile = dir.resolve("profile.csv");
    String[] args = {purchases(), profile.toString()};

    assertThat(Printed.by(() -> ProfileCustomers.main(args)))
        .hasSize(2)
        .first()
        .isEqualTo("3 customers as of 2011-03-05T00:00");
    assertThat(Files.readAllLines(profile))
        .hasSize(4)
        .satisfies(lines -> assertThat(lines.get(0)).endsWith(",m_score,sunday_share"))
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("7,2,").endsWith(",0.5"));
  }

  @Test
  void score_and_name_segments_prints_every_customer_and_keeps_the_edges() throws Exception {
    String file = purchases();

    assertThat(Printed.by(() -> ScoreAndNameSegments.main(new String[] {file})))
        .containsExactly(
            "7 is one of the Others",
            "8 is one of the Others",
            "9 is one of the Recent",
            "Frequency is cut at [1.0, 1.0, 1.2, 1.6]");
  }

  @Test
  void segment_transitions_counts_who_is_new_and_who_lapsed() throws Exception {
    String[] args = {purchases(), "2011-02-01T00:00", "2011-03-05T00:00"};

    assertThat(Printed.by(() -> SegmentTransitions.main(args)))
        .containsExactly("1 new, 2 lapsed", "0 champions are at risk", "144 pairs of segments");
  }

  @Test
  void cluster_customers_finds_two_clear_segments_and_a_place_for_a_newcomer() throws Exception {
    List<String> lines = new ArrayList<>(List.of("customer_id,recency,frequency,monetary"));
    for (int i = 0; i < 40; i++) {
      boolean good = i % 4 == 0;
      lines.add(
          "%d,%d,%d,%d"
              .formatted(
                  i, good ? 5 + i % 3 : 200 + i, good ? 20 + i % 5 : 1, good ? 9000 + i : 30 + i));
    }
    String file = file("profiles.csv", lines.toArray(String[]::new));
    Path segments = dir.resolve("segments.csv");
    String[] args = {file, segments.toString()};

    assertThat(Printed.by(() -> ClusterCustomers.main(args)))
        .hasSize(3)
        .startsWith("2 segments, clear: true")
        .last()
        .isEqualTo("a newcomer joins segment 0");
    assertThat(Files.readAllLines(segments))
        .hasSize(41)
        .startsWith("customer_id,segment", "0,1", "1,0");
  }

  /** Profiles of customers who came once, and of good ones. */
  private String profiles(String name, int once, int good) throws IOException {
    List<String> lines = new ArrayList<>(List.of("customer_id,recency,frequency,monetary"));
    for (int i = 0; i < once; i++) {
      lines.add("%d,%d,1,%d".formatted(i, 200 + i, 30 + i));
    }
    for (int i = 0; i < good; i++) {
      lines.add("%d,%d,%d,%d".formatted(once + i, 5 + i % 3, 20 + i % 5, 9000 + i));
    }
    return file(name, lines.toArray(String[]::new));
  }

  @Test
  void explain_clusters_names_them_and_keeps_the_interpreter_while_it_serves() throws Exception {
    Path descriptions = dir.resolve("descriptions.csv");
    String[] args = {
      profiles("before.csv", 30, 10), profiles("now.csv", 10, 25), descriptions.toString()
    };

    assertThat(Printed.by(() -> ExplainClusters.main(args)))
        .containsExactly(
            "lapsed one-time buyers: monetary < 5000",
            "recent frequent buyers: monetary >= 5000",
            "The earlier interpreter is kept: its macro F1 on the new clusters is 1, at least"
                + " 0.75.",
            "recent frequent buyers are the most now");
    assertThat(Files.readAllLines(descriptions))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("cluster,name,customers,share,revenue_share,rule,");
  }

  @Test
  void segment_customers_publishes_what_score_new_customers_uses() throws Exception {
    String lines = dir.resolve("lines.csv").toString();
    try (var out = Files.newOutputStream(Path.of(lines))) {
      SyntheticInvoices.builder()
          .rows(3_000)
          .seed(8)
          .build()
          .writeCsv(out, RunContext.withDefaults());
    }
    String out = dir.resolve("out").toString();
    Path customers = dir.resolve("customers.csv");
    String[] args = {lines, out, customers.toString()};

    assertThat(Printed.by(() -> SegmentCustomers.main(args)))
        .hasSize(5)
        .endsWith("There is no earlier interpreter, so one is trained.", "published as version 1");
    assertThat(Printed.by(() -> SegmentCustomers.main(args)))
        .anySatisfy(line -> assertThat(line).startsWith("The earlier interpreter is kept"))
        .endsWith("published as version 2");
    List<String> scored = Printed.by(() -> ScoreNewCustomers.main(new String[] {lines, out}));

    List<String> first = Files.readAllLines(customers);
    assertThat(scored).hasSize(first.size() - 1);
    for (int row = 0; row < scored.size(); row++) {
      String[] cells = first.get(row + 1).split(",", -1);
      String name = cells[cells.length - 1];
      assertThat(scored.get(row))
          .isEqualTo(cells[0] + " " + (name.isEmpty() ? "without a purchase" : name));
    }
  }

  @Test
  void promote_model_counts_versions_and_says_what_is_in_use() throws Exception {
    List<String> lines = new ArrayList<>(List.of("customer_id,recency,frequency,monetary"));
    for (int i = 0; i < 40; i++) {
      lines.add(i % 4 == 0 ? i + ",5,2" + i % 5 + ",9000" : i + ",200,1," + (30 + i));
    }
    String file = file("profiles.csv", lines.toArray(String[]::new));
    String[] args = {file, dir.resolve("out").toString(), "2011-12-10"};

    assertThat(Printed.by(() -> PromoteModel.main(args)))
        .containsExactly(
            "published version 1",
            "Optional.empty -> 1",
            "a newcomer joins segment 0 of version 1",
            "40 customers, as written: true");
    assertThat(Printed.by(() -> PromoteModel.main(args)))
        .startsWith("published version 2", "Optional[1] -> 2");
    assertThat(dir.resolve("out/data/2011-12-10/segments.csv")).exists();
  }

  @Test
  void mine_basket_rules_keeps_what_is_more_than_chance() throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country"));
    for (int i = 0; i < 60; i++) {
      String[] items = i % 3 == 0 ? new String[] {"CUP", "SAUCER"} : new String[] {"MAT", "T" + i};
      for (String item : items) {
        lines.add(i + ",A," + item + ",1,2011-01-02 08:26:00,2.5,7,France");
      }
    }
    Path rules = dir.resolve("rules.csv");
    String[] args = {file("in.csv", lines.toArray(String[]::new)), "0.05", rules.toString()};

    assertThat(Printed.by(() -> MineBasketRules.main(args)))
        .hasSize(3)
        .endsWith(
            "CUP -> SAUCER: in 20 of 60 baskets, confidence 1.000, lift 3.000",
            "SAUCER -> CUP: in 20 of 60 baskets, confidence 1.000, lift 3.000");
    assertThat(Files.readAllLines(rules)).hasSize(3);
  }

  @Test
  void build_demand_series_makes_one_for_each_item() throws Exception {
    Path series = dir.resolve("items.csv");
    String lines =
        file(
            "in.csv",
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
            "1,10A,CUP,4,2011-01-03 09:00:00,2.5,9,France",
            "C2,10A,CUP,-1,2011-01-05 09:00:00,2.5,9,France");

    assertThat(
            Printed.by(
                () -> BuildDemandSeries.main(new String[] {lines, "10A", series.toString()})))
        .containsExactly("2 days of trade", "10A has 3 days");
    assertThat(Files.readAllLines(series))
        .containsExactly(
            "unique_id,ds,y", "10A,2011-01-03,4.0", "10A,2011-01-04,0.0", "10A,2011-01-05,-1.0");
  }

  @Test
  void build_demand_features_says_for_each_item_what_was_known_a_week_before() throws Exception {
    Path out = dir.resolve("features.csv");
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country"));
    for (int day = 0; day < 10; day++) {
      String date = "2011-03-" + (day + 10) + " 09:00:00";
      lines.add("A" + day + ",10,CUP," + (day + 1) + "," + date + ",2,9,France");
    }
    String[] args = {file("lines.csv", lines.toArray(String[]::new)), out.toString()};

    assertThat(Printed.by(() -> BuildDemandFeatures.main(args)))
        .containsExactly("1 series, 10 rows, 44 features");
    assertThat(Files.readAllLines(out)).hasSize(11);
  }

  @Test
  void recommend_next_items_offers_what_others_bought() throws Exception {
    String file = file("t.dat", "cup saucer tea", "cup saucer", "cup tea", "tea milk");
    String[] args = {file, dir.resolve("models").toString(), "saucer spoon"};

    assertThat(Printed.by(() -> RecommendNextItems.main(args)))
        .containsExactly(
            "cup (confidence 1.000, lift 1.333) because of saucer", "not known: [spoon]");
  }

  @Test
  void forecast_countries_makes_forecasts_that_add_up() throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country"));
    for (int day = 10; day < 20; day++) {
      lines.add("A" + day + ",10,CUP," + day + ",2011-03-" + day + " 09:00:00,2,9,France");
      lines.add("B" + day + ",10,CUP,5,2011-03-" + day + " 09:00:00,2,8,Norway");
    }
    String file = file("countries.csv", lines.toArray(String[]::new));

    assertThat(Printed.by(() -> ForecastCountries.main(new String[] {file})))
        .containsExactly(
            "total: 21.0 alone, 21.0", "France: 16.0 alone, 16.0", "Norway: 5.0 alone, 5.0");
  }

  @Test
  void backtest_models_says_which_ones_are_worth_having() throws Exception {
    List<String> lines = new ArrayList<>(List.of("day,sales"));
    int[] pattern = {9, 4, 6, 7, 12, 2};
    for (int i = 0; i < 90; i++) {
      lines.add(i + "," + (50 + pattern[i % 6] + i * 37 % 11 / 11.0));
    }
    String[] args = {file("backtest.csv", lines.toArray(String[]::new)), "day", "sales", "6"};

    assertThat(Printed.by(() -> BacktestModels.main(args)))
        .hasSize(12)
        .anyMatch(line -> line.matches("mean +7 steps: RMSE +3.* worse than naive"))
        .anyMatch(line -> line.matches("season_mean_6x4 +7 steps: .* better than naive"));
  }

  @Test
  void find_seasonality_finds_the_trading_week() throws Exception {
    List<String> lines = new ArrayList<>(List.of("day,sales"));
    int[] pattern = {9, 4, 6, 7, 12, 2};
    for (int i = 0; i < 120; i++) {
      lines.add(i + "," + (50 + pattern[i % 6] + i * 37 % 11 / 11.0));
    }
    String[] args = {file("daily.csv", lines.toArray(String[]::new)), "day", "sales"};

    assertThat(Printed.by(() -> FindSeasonality.main(args)))
        .hasSize(6)
        .contains("true")
        .anyMatch(line -> line.startsWith("6.00 steps: "))
        .anyMatch(line -> line.startsWith("season of 6, strength 0.9"));
  }

  @Test
  void forecast_daily_demand_goes_on_where_the_series_ends() throws Exception {
    String[] args = {
      file("daily.csv", tradingDays("day,sales", "").toArray(String[]::new)), "day", "sales"
    };

    assertThat(Printed.by(() -> ForecastDailyDemand.main(args)))
        .hasSize(7)
        .first()
        .asString()
        .startsWith("2011-08-01: ");
  }

  @Test
  void save_forecast_model_forecasts_from_the_registry() throws Exception {
    List<String> lines = tradingDays("ds,y", "");
    String input = file("daily.csv", lines.toArray(String[]::new));
    String[] args = {input, "ds", "y", dir.resolve("models").toString()};
    assertThat(Printed.by(() -> SaveForecastModel.main(args)))
        .singleElement()
        .asString()
        .startsWith("version 1: ");
  }

  @Test
  void forecast_many_items_says_how_each_went() throws Exception {
    List<String> lines = tradingDays("unique_id,ds,y", "CUP,");
    lines.add("TEA,2011-01-03,4");
    Path out = dir.resolve("next.csv");
    String[] args = {file("items.csv", lines.toArray(String[]::new)), out.toString()};

    assertThat(Printed.by(() -> ForecastManyItems.main(args)))
        .containsExactly("CUP: ok, better than naive", "TEA: ended, not measured");
    assertThat(Files.readAllLines(out)).hasSize(15);
  }

  /** Thirty weeks from Monday 2011-01-03 on, without the Saturdays. */
  private static List<String> tradingDays(String header, String before) {
    List<String> lines = new ArrayList<>(List.of(header));
    int[] pattern = {9, 4, 6, 7, 12, 0, 2};
    for (int i = 0; i < 210; i++) {
      if (i % 7 != 5) {
        LocalDate day = LocalDate.of(2011, 1, 3).plusDays(i);
        lines.add(before + day + "," + (50 + pattern[i % 7] + i * 37 % 11 / 11.0));
      }
    }
    return lines;
  }

  @Test
  void compare_rules_between_periods_names_the_habit_that_changed() throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country"));
    for (int i = 0; i < 200; i++) {
      boolean late = i >= 100;
      String with = i % 4 > 0 ? "MAT" : late ? "TRAY" : "SAUCER";
      for (String item : List.of(with, i % 4 == 0 ? "CUP" : "POT")) {
        lines.add(i + ",A," + item + ",1,2011-0" + (late ? 6 : 1) + "-02 08:26:00,2.5,7,France");
      }
    }
    String[] args = {file("in.csv", lines.toArray(String[]::new)), "2011-03-01"};

    assertThat(Printed.by(() -> CompareRulesBetweenPeriods.main(args)))
        .containsExactly(
            "CUP -> SAUCER: confidence 1.000, then 0.000; lift 4.000, then NaN; q-value 9.5e-14",
            "CUP -> TRAY: confidence 0.000, then 1.000; lift NaN, then 4.000; q-value 9.5e-14",
            "6 rules were compared");
  }

  @Test
  void generate_invoices_writes_lines_that_can_be_read() throws Exception {
    Path made = dir.resolve("made.csv");
    List<String> printed = Printed.by(() -> GenerateInvoices.main(new String[] {made.toString()}));

    var read = Invoices.reader().build().read(made.toUri(), RunContext.withDefaults());
    assertThat(read.report().rowsRead()).isEqualTo(10_000);
    assertThat(printed.get(0)).endsWith("accepts " + read.report().rejected());
    assertThat(printed.get(1)).matches("[0-9]+ units");
  }

  @Test
  void resource_store_reads_what_is_packed_with_the_program() throws IOException {
    Stores stores = Stores.discovered().with(new ResourceStore());
    URI packed = Stores.uri("resource:/dev/ecomm/examples/ResourceStore.class");

    assertThat(stores.of(packed).stat(packed)).isPresent();
    try (var in = stores.of(packed).open(packed, 1)) {
      assertThat(in.readNBytes(3)).containsExactly(0xFE, 0xBA, 0xBE);
    }
    assertThatThrownBy(() -> stores.of(packed).open(packed, -1))
        .isInstanceOf(IllegalArgumentException.class);
    URI absent = Stores.uri("resource:/none.csv");
    assertThat(stores.of(absent).stat(absent)).isEmpty();
    assertThatThrownBy(() -> stores.of(absent).open(absent, 0))
        .isInstanceOf(StoreException.class)
        .hasMessage("[resource:/none.csv] no such resource");
  }
}
