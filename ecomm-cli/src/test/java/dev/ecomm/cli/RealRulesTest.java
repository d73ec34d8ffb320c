package dev.ecomm.cli;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.Tables;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real shop's rules, made by the command, against the golden files and the published tables.
 */
class RealRulesTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    // the notebook's table, then the README's
    "known, ALARM CLOCK BAKELIKE GREEN, 0.032184, 0.669323, 12.507868",
    "all, PINK REGENCY TEACUP AND SAUCER, 0.034121, 0.828530, 15.045681"
  })
  void both_published_tables_are_printed(
      String population, String first, String support, String confidence, String lift) {
    Path out = dir.resolve("rules.csv");

    Cli.Result result =
        Cli.run(
            "rules",
            "-i",
            DataFolder.require("data/online_retail.csv.gz"),
            "--min-support",
            0.03,
            "--population",
            population,
            "-o",
            out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.outLines())
        .anyMatch(
            line ->
                line.startsWith(first)
                    && line.matches(".*" + support + " +" + confidence + " +" + lift));
    Path golden = DataFolder.require("golden/basket_rules_" + population + "_0.03.csv");
    assertThat(Tables.read(out.toUri(), schema(golden)))
        .keyedBy("antecedents", "consequents")
        .isCloseToGolden(golden);
  }

  private static Schema schema(Path golden) {
    List<Field> fields = new ArrayList<>();
    for (String name : Tables.read(golden.toUri()).schema().names()) {
      fields.add(
          name.endsWith("cedents") || name.endsWith("quents")
              ? name.startsWith("n_") ? Field.ofLong(name) : Field.ofString(name)
              : name.endsWith("count") ? Field.ofLong(name) : Field.ofDouble(name));
    }
    return Schema.of(fields);
  }
}
