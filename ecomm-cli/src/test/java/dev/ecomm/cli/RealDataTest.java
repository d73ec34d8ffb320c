package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ecomm.testkit.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 541,909 lines of the real shop, through the command. Skipped where they are not at hand. */
class RealDataTest {
  private static final String INVOICES = "data/online_retail.csv.gz";

  @TempDir Path dir;

  @Test
  void the_demo_reads_describes_and_writes_every_line() throws IOException {
    Path out = dir.resolve("demo");
    Cli.Result result = Cli.run("demo", "--input", DataFolder.require(INVOICES), "--output", out);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "541,909 accepted, 0 rejected.",
            "Revenue: exactly 9,747,747.934",
            "Period: 2010-12-01 08:26 to 2011-12-09 12:50",
            "Money: 9,747,747.934 read + 0 by the rules = 9,747,747.934 accepted, exactly.",
            out + "/invoices.csv: 541,909 typed lines");
    assertThat(result.out())
        .as("what README.md shows")
        .containsPattern(
            Pages.pattern(
                Pages.blocks(Pages.ROOT.resolve("README.md")).stream()
                    .filter(block -> block.startsWith("text\n"))
                    .findFirst()
                    .orElseThrow()
                    .substring("text\n".length())));
    assertThat(Files.readAllLines(out.resolve("rejects.csv"))).hasSize(1);
    try (var lines = Files.lines(out.resolve("invoices.csv"))) {
      assertThat(lines.count()).isEqualTo(541_910);
    }
  }

  @Test
  void the_json_of_describe_equals_the_golden_facts() throws IOException {
    List<String> golden = Files.readAllLines(DataFolder.require("golden/clean_facts.csv"));
    Cli.Result result = Cli.run("describe", "-i", DataFolder.require(INVOICES), "--json");
    Map<String, String> facts = facts(result.out());

    int compared = 0;
    for (String line : golden.subList(1, golden.size())) {
      String name = line.substring(0, line.lastIndexOf(','));
      String expected = line.substring(line.lastIndexOf(',') + 1);
      String value = facts.get(name);
      if (value == null) {
        continue; // which ones and why: GoldenFactsTest in ecomm-core
      }
      compared++;
      if (!value.equals(expected)) {
        double wanted = Double.parseDouble(expected);
        assertThat(Double.parseDouble(value))
            .as(name)
            .isCloseTo(wanted, within(1e-9 * Math.max(1, Math.abs(wanted))));
      }
    }
    assertThat(compared).isEqualTo(facts.size()).isGreaterThan(70);
    assertThat(facts).containsEntry("total_revenue", "9747747.934");
  }

  /** The members of the object "facts", numbers with their digits as written. */
  private static Map<String, String> facts(String json) throws IOException {
    Map<String, String> facts = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (!"facts".equals(parser.currentName())) {
        parser.nextToken();
      }
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        facts.put(name, parser.getText());
      }
    }
    return facts;
  }
}
