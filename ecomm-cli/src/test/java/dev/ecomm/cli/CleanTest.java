package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.ecomm.run.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code clean} on a small shop of which every line can be followed by eye. */
class CleanTest {

  /**
   * Row 1 is bought, row 4 takes two of its six back. Rows 2 and 3 are one product under two names.
   * Row 5 cannot be typed. Row 6 is stock written off, and has neither description nor customer.
   */
  static final String SHOP =
      String.join(
          "\n",
          Samples.HEADER,
          "536365,85123a,WHITE HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
          "536366,85123A,WHITE HOLDER,1,2010-12-01 08:30:00,2.55,,United Kingdom",
          "536367,85123A,HOLDER,1,2010-12-01 08:40:00,2.55,13047,EIRE",
          "C536368,85123A,WHITE HOLDER,-2,2010-12-01 09:00:00,2.50,17850,United Kingdom",
          "536369,22139,TEA SET,six,31/12/2010,4.95,15311,United Kingdom",
          "536370,22139,,-56,2010-12-01 11:52:00,0,,United Kingdom",
          "");

  private static final String EIGHT =
      "invoice_no,stock_code,description,quantity,invoice_date,unit_price,customer_id,country";

  @TempDir Path dir;
  private Path in;
  private Path out;
  private Path rejects;
  private Path ledger;
  private Path netting;
  private Path rules;

  @BeforeEach
  void writeTheShop() {
    in = Samples.write(dir.resolve("in.csv"), SHOP);
    out = dir.resolve("clean.csv");
    rejects = dir.resolve("rejects.csv");
    ledger = dir.resolve("ledger.csv");
    netting = dir.resolve("netting.csv");
    rules = dir.resolve("rules.json");
  }

  @Test
  void retail_is_the_default_and_tells_kind_netted_quantity_and_flags() {
    Cli.Result result = Cli.run("clean", "-i", in, "-o", out);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(out)
        .hasContent(
            String.join(
                "\n",
                EIGHT
                    + ",total_spend,line_kind,netted_quantity,stock_take_note,exact_duplicate,"
                    + "quantity_outlier,price_outlier",
                "536365,85123A,WHITE HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom,"
                    + "15.299999999999999,sale,4,false,false,false,false",
                "536366,85123A,WHITE HOLDER,1,2010-12-01 08:30:00,2.55,,United Kingdom,"
                    + "2.55,sale,1,false,false,false,false",
                "536367,85123A,WHITE HOLDER,1,2010-12-01 08:40:00,2.55,13047,EIRE,"
                    + "2.55,sale,1,false,false,false,false",
                "C536368,85123A,WHITE HOLDER,-2,2010-12-01 09:00:00,2.5,17850,United Kingdom,"
                    + "-5.0,cancellation,0,false,false,false,false",
                "536370,22139,,-56,2010-12-01 11:52:00,0.0,,United Kingdom,"
                    + "-0.0,write_off,-56,false,false,true,false",
                ""));
  }

  @Test
  void seed_writes_0_for_a_missing_customer_and_fills_descriptions() {
    Cli.Result result = Cli.run("clean", "-i", in, "-o", out, "--pack", "seed");

    assertThat(result.exitCode()).isZero();
    assertThat(out)
        .hasContent(
            String.join(
                "\n",
                EIGHT + ",total_spend",
                "536365,85123A,WHITE HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom,"
                    + "15.299999999999999",
                "536366,85123A,WHITE HOLDER,1,2010-12-01 08:30:00,2.55,0,United Kingdom,2.55",
                "536367,85123A,WHITE HOLDER,1,2010-12-01 08:40:00,2.55,13047,EIRE,2.55",
                "C536368,85123A,WHITE HOLDER,-2,2010-12-01 09:00:00,2.5,17850,United Kingdom,-5.0",
                "536370,22139,No Description,-56,2010-12-01 11:52:00,0.0,0,United Kingdom,-0.0",
                ""));
  }

  @Test
  void rejects_are_the_rows_that_were_not_typed_and_those_that_a_rule_rejected() {
    Cli.run("clean", "-i", in, "-o", out, "--pack", "notebook", "--rejects", rejects);

    assertThat(rejects)
        .hasContent(
            String.join(
                "\n",
                "row_number,stage,action,rules,reasons,line,record," + EIGHT,
                "1,cleaning,drop,quantity_outlier,the quantity is far from those of most lines,,,"
                    + "536365,85123a,WHITE HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
                "5,reading,quarantine,,\"Quantity \"\"six\"\": not a whole number; InvoiceDate"
                    + " \"\"31/12/2010\"\": not a date of the form yyyy-MM-dd HH:mm:ss or M/d/yyyy"
                    + " H:mm\",6,\"536369,22139,TEA SET,six,31/12/2010,4.95,15311,"
                    + "United Kingdom\",,,,,,,,",
                "6,cleaning,drop,defect quantity_outlier price_outlier,a negative quantity without"
                    + " a price: stock written off; the quantity is far from those of most lines;"
                    + " the unit price is far from the mean,,,"
                    + "536370,22139,,-56,2010-12-01 11:52:00,0.0,,United Kingdom",
                ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "notebook", "retail"})
  void accepted_and_rejected_rows_together_are_the_rows_read(String pack) throws IOException {
    Cli.run("clean", "-i", in, "-o", out, "--pack", pack, "--rejects", rejects);

    assertThat(rows(out) + rows(rejects)).isEqualTo(6);
  }

  @Test
  void the_ledger_has_every_repaired_cell() {
    Cli.run("clean", "-i", in, "-o", out, "--ledger", ledger);

    assertThat(ledger)
        .hasContent(
            String.join(
                "\n",
                "row_number,rule,column,before,after",
                "1,stock_code_upper_cased,stock_code,85123a,85123A",
                "3,description_canonical,description,HOLDER,WHITE HOLDER",
                ""));
  }

  @Test
  void netting_names_the_purchases_that_a_cancellation_takes_back() {
    Cli.run("clean", "-i", in, "-o", out, "--netting", netting);

    assertThat(netting)
        .hasContent("cancel_row,status,quantity,matched_quantity,matches\n4,full,2,2,1:2\n");
  }

  @Test
  void the_summary_accounts_for_every_line_and_penny() {
    Cli.Result result = Cli.run("clean", "-i", in, "-o", out, "--rejects", rejects);

    assertThat(result.out())
        .contains(
            "Read 6 rows of file:",
            "5 accepted, 1 rejected.",
            "\n\nCleaned with the pack retail:\nrule ",
            "\ndescription_canonical   repair     5        1               + 0  3\n",
            "\nLines: 5 read = 5 accepted + 0 rejected.\n",
            "\nMoney: 15.4 read + 0 by the rules = 15.4 accepted, exactly.\n",
            "\nNetting: 1 cancellations: 1 matched in full, 0 in part, 0 not, 0 without a customer;"
                + " 2 of 2 units.\n",
            "\nNetted: 15.40 accepted = 15.30 in what remains + 0.10 in prices that differ,"
                + " exactly.\n",
            "\nRows: 6 read = 5 clean + 0 rejected by rules + 1 that could not be typed.\n",
            "\nsale              3  20.40\n",
            "\nWrote 5 clean lines to " + out + ".\nWrote 1 rejected row to " + rejects + ".\n");
  }

  @Test
  void the_summary_as_json_has_the_same_numbers() throws IOException {
    Cli.Result result =
        Cli.run("clean", "-i", in, "-o", out, "--pack", "notebook", "--rejects", rejects, "--json");

    try (JsonParser json = new JsonFactory().createParser(result.out())) {
      while (json.nextToken() != null) {
        json.skipChildren();
      }
    }
    assertThat(result.out())
        .contains(
            "\"rows_read\" : 6,",
            "\"money_read\" : 15.4,",
            "\"money_change\" : -15.3,",
            "\"money_accepted\" : 0.1,",
            "\"reconciles\" : true,",
            "\"id\" : \"defect\",\n      \"action\" : \"drop\",",
            "\"sample_rows\" : [ 6 ],",
            "\"upper\" : \"5.25\"",
            "\"written\" : [ {\n    \"file\" : \"" + out + "\",\n    \"rows\" : 3\n  }")
        .doesNotContain("\"netting\"", "line_kinds");
  }

  @Test
  void retail_tells_netting_and_kinds_as_json() {
    Cli.Result result = Cli.run("clean", "-i", in, "-o", out, "--json");

    assertThat(result.out())
        .contains(
            "\"netting\" : {\n      \"cancellations\" : 1,",
            "\"price_difference\" : 0.1",
            "\"line_kinds\" : {\n      \"cancellation\" : {\n        \"lines\" : 1,");
  }

  @Test
  void a_table_on_standard_output_moves_the_summary_to_standard_error() {
    Cli.Result result = Cli.run("clean", "-i", in, "-o", "-");

    assertThat(result.outLines()).hasSize(6).first().asString().startsWith("invoice_no,");
    assertThat(result.err()).contains("Money: ", "Wrote 5 clean lines to standard output.");
  }

  @Test
  void another_output_on_standard_output_moves_it_too() {
    Cli.Result result = Cli.run("clean", "-i", in, "-o", out, "--ledger", "-");

    assertThat(result.outLines()).hasSize(3);
    assertThat(result.err()).contains("Wrote 2 repaired cells to standard output.");
  }

  @Test
  void standard_input_is_cleaned_like_a_file() throws IOException {
    Cli.run("clean", "-i", in, "-o", out);
    Cli.Result result = Cli.runWithInput(SHOP, "clean", "-i", "-", "-o", "-");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(Files.readString(out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "notebook", "retail"})
  void saved_rules_do_the_same_again(String pack) throws IOException {
    Path again = dir.resolve("again.csv");
    Cli.Result first = Cli.run("clean", "-i", in, "-o", out, "--pack", pack, "--fitted", rules);
    Cli.Result second = Cli.run("clean", "-i", in, "-o", again, "--use-fitted", rules);

    assertThat(first.out()).endsWith("Wrote the fitted rules to " + rules + ".\n");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("\nCleaned with the rules of " + rules + ":\n");
    assertThat(again).hasSameBinaryContentAs(out);
  }

  @Test
  void saved_rules_do_not_learn_from_the_lines_that_they_clean() throws IOException {
    Cli.run("clean", "-i", in, "-o", out, "--fitted", rules);
    Path tomorrow =
        Samples.write(
            dir.resolve("tomorrow.csv"),
            Samples.HEADER + "\n1,85123A,OTHER NAME,1,2011-01-01,2.5,17850,EIRE\n");
    Cli.Result result = Cli.run("clean", "-i", tomorrow, "-o", "-", "--use-fitted", rules);

    assertThat(result.out()).contains("\n1,85123A,WHITE HOLDER,1,");
  }

  @Test
  void a_table_of_which_nothing_is_left_is_written_with_a_warning() throws IOException {
    Cli.Result result =
        Cli.run("clean", "-i", in, "-o", out, "--rejects", rejects, "--use-fitted", dropAll(""));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "Warning: every line was rejected",
            "Lines: 5 read = 0 accepted + 5 rejected.",
            "Money: 15.4 read - 15.4 by the rules = 0 accepted, exactly.",
            "Rows: 6 read = 0 clean + 5 rejected by rules + 1 that could not be typed.");
    assertThat(rows(out)).isZero();
    assertThat(rows(rejects)).isEqualTo(6);
  }

  @Test
  void a_limit_of_the_rules_ends_the_run_with_nothing_written() throws IOException {
    Path limited =
        dropAll("{\"rule\": \"few\", \"most\": 2.0, \"is_share\": false, \"is_error\": true}");
    Cli.Result result = Cli.run("clean", "-i", in, "-o", out, "--use-fitted", limited);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("ecomm: ").contains("few", "5").hasLineCount(1);
    assertThat(filesIn(dir)).containsExactlyInAnyOrder(in, limited);
  }

  /** Rules that drop everything, with limits as JSON. */
  private Path dropAll(String limits) {
    return Samples.write(
        dir.resolve("drop.json"),
        """
        {"format": 1,
         "rules": [{"kind": "quantity_below", "id": "few", "action": "drop",
                    "reason": "few", "least": 1000}],
         "limits": [%s],
         "net_cancellations": false}
        """
            .formatted(limits));
  }

  @Test
  void bytes_do_not_depend_on_the_number_of_threads() {
    Path many = dir.resolve("many.csv");
    Cli.run("generate", "--rows", 30_000, "--seed", 5, "--bad-rows", 0.01, "-o", many);
    byte[] one = Cli.run("clean", "-i", many, "-o", "-", "--threads", 1).bytes();
    byte[] three = Cli.run("clean", "-i", many, "-o", "-", "--threads", 3).bytes();

    assertThat(one).isEqualTo(three).hasSizeGreaterThan(1_000_000);
  }

  @Test
  void a_cancelled_run_publishes_nothing() throws IOException {
    CancellationToken cancelled = new CancellationToken();
    cancelled.cancel();
    Cli.Result result =
        Cli.runCancelledBy(
            cancelled, "clean", "-i", in, "-o", out, "--ledger", ledger, "--fitted", rules);

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.err()).isEqualTo("ecomm: Cancelled; nothing was published.\n");
    assertThat(filesIn(dir)).containsExactly(in);
  }

  @Test
  void an_output_that_exists_is_kept_where_that_is_asked_for_and_then_nothing_is_written()
      throws IOException {
    Samples.write(ledger, "old");
    Cli.Result result = Cli.run("clean", "-i", in, "-o", out, "--ledger", ledger, "--no-clobber");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("ledger.csv").hasLineCount(1);
    assertThat(ledger).hasContent("old");
    assertThat(filesIn(dir)).containsExactlyInAnyOrder(in, ledger);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--pack best                            | must be seed, notebook or retail",
        "--pack seed --use-fitted rules.json    | --pack and --use-fitted are both given",
        "--fitted f.json --use-fitted r.json    | --fitted and --use-fitted are both given",
        "--pack seed --netting netting.csv      | --netting is for a cleaning that nets",
        "--ledger clean.csv                     | --output and --ledger are both",
        "--rejects r.csv --netting ./r.csv      | --rejects and --netting are both",
        "--ledger ledger.xlsx                   | ledger.xlsx"
      })
  void options_that_do_not_go_together_are_wrong_usage(String options, String message)
      throws IOException {
    List<Object> args = new ArrayList<>(List.of("clean", "-i", in, "-o", out));
    for (String word : options.trim().split(" +")) {
      args.add(word.startsWith("-") || !word.contains(".") ? word : dir.resolve(word));
    }
    Cli.Result result = Cli.run(args.toArray());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("ecomm: ").contains(message);
    assertThat(filesIn(dir)).containsExactly(in);
  }

  @Test
  void rules_and_lines_cannot_both_come_from_standard_input() {
    Cli.Result result = Cli.runWithInput(SHOP, "clean", "-i", "-", "-o", out, "--use-fitted", "-");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--input and --use-fitted are both standard input");
  }

  private static long rows(Path csv) throws IOException {
    try (Stream<String> lines = Files.lines(csv)) {
      return lines.count() - 1;
    }
  }

  private static List<Path> filesIn(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.toList();
    }
  }
}
