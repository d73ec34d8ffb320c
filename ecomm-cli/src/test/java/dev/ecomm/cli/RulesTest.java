package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final String LINES =
      String.join(
          "\n",
          Samples.HEADER,
          "1,10A,CUP ,2,2011-01-03 09:00:00,2.5,9,France",
          "1,10B,SAUCER,1,2011-01-03 09:00:00,1,9,France",
          "2,10A,CUP ,4,2011-01-03 10:00:00,2.5,10,France",
          "2,10B,SAUCER,4,2011-01-03 10:00:00,2.5,10,France",
          "3,10A,CUP ,4,2011-01-03 10:30:00,2.5,10,France",
          "3,10C,MAT,4,2011-01-03 10:30:00,2.5,10,France",
          "4,10C,MAT,4,2011-01-03 11:30:00,2.5,10,France",
          "5,10C,MAT,4,2011-01-03 11:40:00,2.5,,France",
          "5,10D,TRAY,4,2011-01-03 11:40:00,2.5,,France",
          "");

  @TempDir Path dir;

  private Cli.Result rules(Object... more) {
    Path in = Samples.write(dir.resolve("in.csv"), LINES);
    List<Object> all = new ArrayList<>(List.of("rules", "-i", in, "--pack", "seed"));
    all.addAll(List.of(more));
    return Cli.run(all.toArray());
  }

  @Test
  void rules_and_itemsets_are_written_and_summed_up() throws IOException {
    Path out = dir.resolve("rules.csv");
    Path sets = dir.resolve("sets.csv");

    Cli.Result result = rules("--min-support", 0.5, "-o", out, "--itemsets", sets);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Lines cleaned with the pack seed.",
            "1 too small",
            "3 baskets left",
            "Itemsets in at least 2 of 3 baskets, by ",
            ": complete.",
            "Found 3 itemsets.",
            "Made 2 rules",
            "Wrote itemsets to ",
            "Wrote rules to ");
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "antecedents,consequents,n_antecedents,n_consequents,count,antecedent_count,"
                + "consequent_count,antecedent_support,consequent_support,support,confidence,lift,"
                + "leverage,conviction,zhangs_metric,jaccard,certainty,kulczynski",
            "CUP ,SAUCER,1,1,2,3,2,1.0,0.6666666666666666,0.6666666666666666,0.6666666666666666,"
                + "1.0,0.0,1.0,0.0,0.6666666666666666,0.0,0.8333333333333333",
            "SAUCER,CUP ,1,1,2,2,3,0.6666666666666666,1.0,0.6666666666666666,1.0,1.0,0.0,inf,"
                + "0.0,0.6666666666666666,0.0,0.8333333333333333");
    assertThat(Files.readAllLines(sets)).hasSize(4).first().isEqualTo("itemset,size,count,support");
  }

  @Test
  void everybody_and_stock_codes_can_be_asked_for() throws IOException {
    Path out = dir.resolve("rules.csv");

    Cli.Result result =
        rules(
            "--min-support",
            0.2,
            "-o",
            out,
            "--population",
            "all",
            "--item",
            "stock_code",
            "--miner",
            "fpgrowth",
            "--all-metrics",
            "--max-length",
            2,
            "--min-confidence",
            0.6);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("4 baskets left", "by FP_GROWTH");
    assertThat(Files.readAllLines(out))
        .hasSize(4)
        .first()
        .asString()
        .endsWith(",imbalance_ratio,cosine,odds_ratio,chi_squared,fisher_p_value,q_value");
  }

  @Test
  void without_an_output_itemsets_are_counted_and_no_rules_made() {
    Cli.Result result = rules("--min-support", 0.5, "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("\"itemsets\" : 3", "\"complete\" : true", "\"baskets\" : 3")
        .doesNotContain("\"rules\"");
  }

  @Test
  void what_the_budget_cut_is_said() {
    Cli.Result result = rules("--min-support", 0.1, "--max-itemsets", 3);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("cut by the budget", "complete from 2 baskets on");
  }

  @Test
  void a_transaction_file_has_a_basket_on_each_line() {
    Path file = Samples.write(dir.resolve("t.dat"), "1 2 3\n1 2\n2 3\n4\n");

    Cli.Result result =
        Cli.run("rules", "--transactions", file, "--min-support", 0.5, "--json", "-o", "-");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("\"baskets\" : 4", "\"itemsets\" : 5", "\"rules\" : 4");
    assertThat(result.outLines()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --min-support 0 | minSupport is 0.0, must be above 0 and at most 1",
        "2 | --min-support -1 | minSupport is -1.0",
        "2 | --min-support 1.5 | minSupport is 1.5",
        "2 | --min-support NaN | (Option: --min-support S)",
        "2 | --min-support 0.5 --min-confidence 2 | minConfidence is 2.0, must be from 0 to 1",
        "2 | --min-support 0.5 --min-lift -1 | minLift is -1.0",
        "2 | --min-support 0.5 --max-length 0 | maxLength is 0, must be at least 1",
        "2 | --min-support 0.5 --kind closed | --kind is closed, must be all with --output",
        "2 | --min-support 0.5 --miner magic | is none of auto, apriori, eclat, fp-growth",
        "2 | --min-support 0.5 --transactions x.dat | are both given, must be one of the two",
        "1 | --min-support 0.5 --min-items 9 | baskets left",
        "1 | --min-support 0.5 --no-clobber | exists",
      })
  void a_wrong_argument_is_named_and_nothing_is_written(
      int exitCode, String arguments, String message) throws IOException {
    Path out = Files.writeString(dir.resolve("rules.csv"), "before");
    List<Object> all = new ArrayList<>(List.of("-o", out));
    all.addAll(List.of(arguments.split(" ")));

    Cli.Result result = rules(all.toArray());

    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err()).contains(message);
    assertThat(out).hasContent("before");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | -o taken.csv --no-clobber | taken.csv] exists already",
        "1 | --itemsets taken.csv --no-clobber | taken.csv] exists already",
        "1 | -o taken.csv/rules.csv | taken.csv",
        "1 | -o . | is a directory",
        "2 | -o rules.xls | rules.xls",
        "2 | -o x.csv --itemsets x.csv | are both",
      })
  void an_output_that_cannot_be_written_is_said_before_the_input_is_read(
      int exitCode, String arguments, String message) throws IOException {
    Files.writeString(dir.resolve("taken.csv"), "before");
    List<Object> all = new ArrayList<>(List.of("rules", "--min-support", 0.5));
    all.addAll(List.of("-i", dir.resolve("none.csv")));
    for (String word : arguments.split(" ")) {
      all.add(word.startsWith("-") ? word : dir.resolve(word));
    }

    Cli.Result result = Cli.run(all.toArray());

    assertThat(result.err()).contains(message).doesNotContain("none.csv");
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(dir.toFile().list()).containsExactly("taken.csv");
    assertThat(dir.resolve("taken.csv")).hasContent("before");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no mkfifo")
  void a_pipe_is_opened_once() throws Exception {
    Path pipe = dir.resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<List<String>> read =
        CompletableFuture.supplyAsync(
            () -> new String(Samples.read(pipe), StandardCharsets.UTF_8).lines().toList());

    Cli.Result result = rules("--min-support", 0.5, "-o", pipe);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(read.get(30, TimeUnit.SECONDS)).hasSize(3);
  }

  @Test
  void options_of_lines_do_not_go_with_transactions() {
    Path file = Samples.write(dir.resolve("t.dat"), "1 2\n");

    Cli.Result result =
        Cli.run("rules", "--transactions", file, "--min-support", 1, "--population", "all");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("must be without --transactions");
  }

  @Test
  void a_transaction_file_of_bytes_is_an_error_that_names_the_line() {
    Path file = Samples.write(dir.resolve("t.dat"), new byte[] {'1', ' ', '2', '\n', 0, 1, 2});

    Cli.Result result = Cli.run("rules", "--transactions", file, "--min-support", 1);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("t.dat", "line 2", "is not text");
  }

  @Test
  void no_basket_left_names_the_filter_that_took_them() {
    Path file = Samples.write(dir.resolve("t.dat"), "1 2\n3\n");

    Cli.Result lines = rules("--min-support", 0.5, "--min-items", 9);
    Cli.Result transactions =
        Cli.run("rules", "--transactions", file, "--min-support", 0.5, "--min-items", 3);

    assertThat(lines.exitCode()).isEqualTo(1);
    assertThat(lines.err()).contains("4 too small", "0 baskets left", "(Option: --min-items N)");
    assertThat(transactions.exitCode()).isEqualTo(1);
    assertThat(transactions.err())
        .contains("t.dat] No basket is left of 2 lines", "2 too small", "(Option: --min-items N)");
  }

  @Test
  void a_transaction_file_may_be_packed_but_not_empty_cut_or_missing() {
    Path empty = Samples.write(dir.resolve("empty.dat"), "");
    byte[] gzip = Samples.gzip("1 2 3\n");
    Path packed = Samples.write(dir.resolve("packed.dat"), gzip);
    Path cut = Samples.write(dir.resolve("cut.dat"), Arrays.copyOf(gzip, gzip.length - 9));

    assertThat(transactions(empty)).contains("empty.dat] No basket is left of 0 lines");
    assertThat(transactions(cut)).contains("cut.dat] the gzip stream ends early");
    assertThat(transactions(dir.resolve("none.dat"))).contains("none.dat]");
    assertThat(transactions(dir)).contains("is a directory");
    assertThat(transactions(Samples.write(dir.resolve("whole.dat"), "1 2 3\n"))).isEmpty();
    assertThat(transactions(packed)).isEmpty();
  }

  private String transactions(Path file) {
    Path out = dir.resolve("sets.csv");
    Cli.Result result =
        Cli.run(
            "rules", "--transactions", file, "--min-support", 0.5, "--itemsets", out, "--quiet");
    assertThat(result.exitCode()).isEqualTo(result.err().isEmpty() ? 0 : 1);
    assertThat(Files.exists(out)).isEqualTo(result.err().isEmpty());
    return result.err();
  }

  @Test
  void lines_that_are_cut_off_are_said_and_nothing_is_written() {
    byte[] whole = Samples.gzip(LINES);
    Path in = Samples.write(dir.resolve("in.csv.gz"), Arrays.copyOf(whole, whole.length - 20));
    Path out = dir.resolve("rules.csv");

    Cli.Result result = Cli.run("rules", "-i", in, "--min-support", 0.5, "-o", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("in.csv.gz]");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_column_that_is_missing_is_named() {
    Path in = Samples.write(dir.resolve("in.csv"), "InvoiceNo,Quantity\n1,2\n");

    Cli.Result result = Cli.run("rules", "-i", in, "--min-support", 0.5);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("in.csv] line 1: no column for stock_code");
  }

  @Test
  void the_rules_that_were_written_recommend() {
    Path out = dir.resolve("rules.csv");
    rules("--min-support", 0.3, "--min-lift", 0, "-o", out);

    Cli.Result result = Cli.run("recommend", "--rules", out, "--basket", "cup | spoon");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "No rule knows: spoon.",
            "item    confidence      lift  because of",
            "------  ----------  --------  ----------",
            "SAUCER    0.666667  1.000000  CUP",
            "MAT       0.333333  1.000000  CUP");
  }

  @Test
  void a_recommendation_is_json_for_programs() {
    Path out = dir.resolve("rules.csv");
    rules("--min-support", 0.3, "--min-lift", 0, "-o", out);

    Cli.Result result =
        Cli.run("recommend", "--rules", out, "--basket", "SAUCER", "--top", 1, "--json");

    assertThat(result.out())
        .contains(
            "\"item\" : \"CUP \"", "\"confidence\" : 1.0", "\"antecedents\" : [ \"SAUCER\" ]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | mop   | 5 | No rule knows: mop.",
        "2 | MAT   | 0 | --top is 0, must be at least 1",
        "2 | ' '   | 5 | --basket is empty, must name an item",
      })
  void what_cannot_be_recommended_is_said(int exitCode, String basket, int top, String message) {
    Path out = dir.resolve("rules.csv");
    rules("--min-support", 0.3, "--min-lift", 0, "-o", out);

    Cli.Result result = Cli.run("recommend", "--rules", out, "--basket", basket, "--top", top);

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out() + result.err()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,1,1,9,4,4,0.5 | row 1 is no rule: its counts cannot be, of 18 baskets",
        "a,b,2,1,2,4,4,0.2 | its antecedents are 1, and n_antecedents differs",
        "a,a,1,1,2,4,4,0.2 | an item is in it twice",
        "a,b,1,1,,4,4,0.2 | it has no count",
      })
  void a_row_that_is_no_rule_is_named(String row, String message) {
    Path file =
        Samples.write(
            dir.resolve("rules.csv"),
            "antecedents,consequents,n_antecedents,n_consequents,count,antecedent_count,"
                + "consequent_count,support\n"
                + row
                + "\n");

    Cli.Result result = Cli.run("recommend", "--rules", file, "--basket", "a");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("rules.csv]", message);
  }
}
