package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
  private static final String MONDAY =
      String.join(
          "\n",
          Samples.HEADER,
          "1,A,MUG,2,2011-01-03 09:00:00,2.5,9,France",
          "1,B,CUP,1,2011-01-03 09:00:00,1,9,France",
          "2,A,MUG,4,2011-01-03 10:00:00,2.5,10,France",
          "3,A,MUG,4,2011-01-03 10:30:00,2.5,,France",
          "");

  private static final String TUESDAY =
      String.join(
          "\n",
          Samples.HEADER,
          "C4,A,MUG,-2,2011-01-04 09:00:00,2.5,9,France",
          "5,a,MUG,1,2011-01-04 10:00:00,2.5,9,France",
          "");

  @TempDir Path dir;

  private Path write(String name, String text) {
    return Samples.write(dir.resolve(name), text);
  }

  private static String both() {
    return MONDAY + TUESDAY.substring(TUESDAY.indexOf('\n') + 1);
  }

  @Test
  void a_profile_says_who_the_customers_are_and_how_many_lines_have_none() throws IOException {
    Path out = dir.resolve("customers.csv");

    Cli.Result result = Cli.run("profile", "-i", write("in.csv", both()), "-o", out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Profiled 2 customers as of 2011-01-05T00:00 by the definition standard, gross money",
            "Lines: 5 lines of customers; left out: 1 line without a customer,");
    assertThat(Files.readAllLines(out))
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("customer_id,n_purchase_invoices,first_purchase");
              assertThat(lines.get(1)).startsWith("9,2,2011-01-03 09:00:00,2011-01-04 10:00:00,0,");
              assertThat(lines.get(1)).contains(",8.5,5.0,3.5,");
              assertThat(lines.get(2)).startsWith("10,1,2011-01-03 10:00:00,");
            });
  }

  @Test
  void lines_from_as_of_on_change_nothing_not_even_through_the_cleaning() throws IOException {
    Path known = dir.resolve("known.csv");
    Path cut = dir.resolve("cut.csv");
    for (String definition : List.of("standard", "seed", "notebook")) {
      Cli.Result first =
          Cli.run(
              "profile",
              "-i",
              write("monday.csv", MONDAY),
              "-o",
              known,
              "--definition",
              definition,
              "--as-of",
              "2011-01-04");
      Cli.Result second =
          Cli.run(
              "profile",
              "-i",
              write("both.csv", both()),
              "-o",
              cut,
              "--definition",
              definition,
              "--as-of",
              "2011-01-04T00:00:00");

      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(second.out()).contains("2 lines from as-of on.");
      assertThat(cut).hasSameBinaryContentAs(known);
    }
  }

  @Test
  void a_saved_state_and_the_next_lines_give_the_bytes_of_all_lines() {
    Path whole = dir.resolve("whole.csv");
    Path resumed = dir.resolve("resumed.csv");
    Path state = dir.resolve("state.json");
    Path next = dir.resolve("next.json");
    Path wholeState = dir.resolve("whole.json");

    Cli.run(
        "profile", "-i", write("m.csv", MONDAY), "-o", dir.resolve("m-out.csv"), "--state", state);
    Cli.Result second =
        Cli.run(
            "profile",
            "-i",
            write("t.csv", TUESDAY),
            "-o",
            resumed,
            "--resume",
            state,
            "--state",
            next);
    Cli.run("profile", "-i", write("b.csv", both()), "-o", whole, "--state", wholeState);

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(resumed).hasSameBinaryContentAs(whole);
    assertThat(next).hasSameBinaryContentAs(wholeState);
  }

  @Test
  void saved_edges_score_other_customers_without_moving_the_old_ones() throws IOException {
    Path edges = dir.resolve("edges.json");
    Path scores = dir.resolve("scores.csv");
    Path again = dir.resolve("again.csv");
    Path out = dir.resolve("out.csv");
    Path in = write("in.csv", MONDAY);
    Path more = write("more.csv", MONDAY + "9,A,MUG,900,2011-01-03 11:00:00,2.5,77,France\n");

    Cli.Result first =
        Cli.run("profile", "-i", in, "-o", out, "--scores", scores, "--edges", edges);
    Cli.Result second =
        Cli.run("profile", "-i", more, "-o", out, "--scores", again, "--use-edges", edges);

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("Scored 2 customers; 0 customers without a purchase");
    assertThat(second.exitCode()).as(second.err()).isZero();
    List<String> old = Files.readAllLines(scores);
    assertThat(old).hasSize(3).first().isEqualTo("customer_id,r,f,m,segment");
    assertThat(Files.readAllLines(again)).hasSize(4).containsAll(old);
  }

  @Test
  void the_summary_is_json_for_programs() {
    Cli.Result result =
        Cli.run("profile", "-i", write("in.csv", both()), "-o", dir.resolve("o.csv"), "--json");

    assertThat(result.out())
        .contains("\"as_of\" : \"2011-01-05T00:00\"", "\"customers\" : 2", "\"money\" : \"gross\"");
  }

  @Test
  void netted_money_gets_a_column_of_its_own() throws IOException {
    Path out = dir.resolve("customers.csv");

    Cli.run("profile", "-i", write("in.csv", both()), "-o", out, "--money", "netted");

    assertThat(Files.readAllLines(out).get(0)).contains(",monetary_net,monetary_netted,");
    assertThat(Files.readAllLines(out).get(1)).contains(",8.5,5.0,3.5,3.5,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --as-of 2011-01-03 | must be after the first line, which is of 2011-01-03T09:00",
        "2 | --as-of tomorrow | is neither a day, such as 2011-12-10",
        "2 | --definition textbook | is none of standard, seed, notebook",
        "2 | --money all | is none of gross, net, netted",
        "2 | --use-edges edges.json | must be with it: there is nothing to score",
        "2 | --scores customers.csv | must be two places",
      })
  void a_wrong_argument_is_named_and_nothing_is_written(
      int exitCode, String arguments, String message) {
    Path out = dir.resolve("customers.csv");
    String[] more = arguments.split(" ");
    String value = more[1].equals("customers.csv") ? out.toString() : more[1];

    Cli.Result result =
        Cli.run("profile", "-i", write("in.csv", both()), "-o", out, more[0], value);

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @Test
  void nobody_to_profile_is_an_error_that_says_why() {
    Path in = write("in.csv", Samples.HEADER + "\n3,A,MUG,4,2011-01-03 10:30:00,2.5,,France\n");

    Cli.Result result = Cli.run("profile", "-i", in, "-o", dir.resolve("o.csv"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("has a customer and an invoice number", "1 lines have no customer");
  }

  @Test
  void no_lines_at_all_are_an_error() {
    Cli.Result result =
        Cli.run(
            "profile", "-i", write("in.csv", Samples.HEADER + "\n"), "-o", dir.resolve("o.csv"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("There are no lines");
  }

  @Test
  void a_damaged_state_is_an_error_that_names_the_file() {
    Path state = write("state.json", "{\"format\":\"ecomm-rfm-state\",\"version\":1,\"lin");

    Cli.Result result =
        Cli.run(
            "profile",
            "-i",
            write("in.csv", MONDAY),
            "-o",
            dir.resolve("o.csv"),
            "--resume",
            state);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("state.json] line 1: not JSON, or cut off", "--state URI");
  }

  @Test
  void damaged_edges_are_an_error_that_names_the_file() {
    Path edges = write("edges.json", "[]");

    Cli.Result result =
        Cli.run(
            "profile",
            "-i",
            write("in.csv", MONDAY),
            "-o",
            dir.resolve("o.csv"),
            "--scores",
            dir.resolve("s.csv"),
            "--use-edges",
            edges);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("edges.json] there is no object where one must be", "make it again");
  }
}
