package dev.ecomm.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.RealInvoices;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The facts of the real data against {@code golden/clean_facts.csv}, which was made with pandas.
 * Whole numbers and text are equal; doubles within 1e-9 of max(1, |golden|), as its README says.
 */
class GoldenFactsTest {

  private static final String VOTE =
      "each product's description is voted on, a step of cleaning that tells its own counts";
  private static final String DEFECTS =
      "counted on the lines left after defects are removed, a step of cleaning";

  /** Every golden fact that is not one of ours, by name or by the start of its name, and why. */
  private static final Map<String, String> EXCLUDED =
      Map.of(
          "clean_exact_duplicate_rows_beyond_first", VOTE,
          "distinct_descriptions_clean", VOTE,
          "rows_description_changed_by_canonicalisation", VOTE,
          "rows_with_no_description_after_clean", VOTE,
          "stock_codes_whose_canonical_description_is_no_description", VOTE,
          "outlier_after_defects_", DEFECTS,
          "notebook_", DEFECTS);

  private static Map<String, String> golden;
  private static List<Fact> facts;

  @BeforeAll
  static void describe_the_real_data() throws IOException {
    golden = golden();
    facts = InvoiceFacts.of(RealInvoices.lines(), RunContext.withDefaults()).facts();
  }

  @Test
  void every_golden_fact_is_met_or_excluded_with_a_reason() {
    Map<String, String> ours = new HashMap<>();
    facts.forEach(fact -> ours.put(fact.name(), fact.value()));

    golden.forEach(
        (name, value) -> {
          if (!excluded(name)) {
            assertThat(ours).as("a fact, or a reason for its exclusion").containsKey(name);
            assertMeets(name, ours.get(name), value);
          }
        });
  }

  @Test
  void every_exclusion_names_a_golden_fact() {
    assertThat(EXCLUDED.keySet())
        .allSatisfy(start -> assertThat(golden.keySet()).anyMatch(name -> name.startsWith(start)));
  }

  @Test
  void our_facts_are_the_golden_ones_in_their_order() {
    List<String> expected = new ArrayList<>(golden.keySet());
    expected.removeIf(GoldenFactsTest::excluded);

    assertThat(facts).extracting(Fact::name).isEqualTo(expected);
  }

  private static boolean excluded(String name) {
    return EXCLUDED.keySet().stream().anyMatch(name::startsWith);
  }

  private static void assertMeets(String name, String ours, String golden) {
    boolean measured =
        name.contains("_z_mean") || name.contains("_z_std_") || name.contains("_price_cut_");
    if (measured) {
      double expected = Double.parseDouble(golden);
      double tolerance = 1e-9 * Math.max(1, Math.abs(expected));
      assertThat(Double.parseDouble(ours)).as(name).isCloseTo(expected, within(tolerance));
    } else {
      assertThat(ours).as(name).isEqualTo(golden);
    }
  }

  private static Map<String, String> golden() throws IOException {
    List<String> lines = Files.readAllLines(RealInvoices.file("golden/clean_facts.csv"));
    assertThat(lines.get(0)).isEqualTo("fact,value");
    Map<String, String> golden = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(2);
      golden.put(cells[0], cells[1]);
    }
    return golden;
  }
}
