package dev.ecomm.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.association.RuleMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on metrics: its numbers are what the code computes, and none is left out. */
class BasketMetricsPageTest {
  private static final Path PAGE = Path.of("../docs/concepts/basket-metrics.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| .+? \\| ([0-9.]+) \\| .+ \\|$");

  @Test
  void the_numbers_of_the_example_are_those_of_the_metrics() throws IOException {
    Map<String, Double> shown = new HashMap<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      shown.put(row.group(1), Double.valueOf(row.group(2)));
    }

    for (RuleMetric metric : RuleMetric.values()) {
      if (!metric.column().endsWith("_support")) { // support of one side, said in words
        double tolerance = metric == RuleMetric.FISHER_P_VALUE ? 5e-5 : 5e-4;
        assertThat(shown).as(metric.column()).containsKey(metric.column());
        assertThat(metric.of(20, 30, 40, 100))
            .as(metric.column())
            .isCloseTo(shown.getOrDefault(metric.column(), Double.NaN), within(tolerance));
      }
    }
    assertThat(shown).hasSize(RuleMetric.values().length - 2);
  }
}
