package dev.ecomm.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighlightsTest {
  private static final long DAY = 86_400;

  private static final InvoiceTable SALES =
      InvoiceTable.of(
          List.of(
              new InvoiceLine(1, "536365", "85123A", "LANTERN", 600, 0, 2.55, "17850", "EIRE"),
              new InvoiceLine(2, "536365", "85123A", "LANTERN", 600, 0, 2.55, "17850", "EIRE"),
              new InvoiceLine(3, "536366", "85123a", "LAMP", 1, DAY, 0, null, "France"),
              new InvoiceLine(4, "C536367", "POST", null, -1, DAY, 18.005, "17850", "EIRE")));

  @Test
  void ten_lines_tell_the_most_telling_facts() {
    assertThat(InvoiceFacts.of(SALES, 1_204, Map.of(), RunContext.withDefaults()).highlights())
        .containsExactly(
            "Lines: 1,204 read, 1,200 of them rejected",
            "Period: 1970-01-01 00:00 to 1970-01-02 00:00, lines on 2 days",
            "Revenue: exactly 3,041.995 (3,060.000 charged, -18.005 credited)",
            "Invoices: 3, of 1.3 lines on average",
            "Customers: 1; 1 lines (0.1 %) are anonymous",
            "Products: 2, their codes written in 3 ways; 1 have more than one description",
            "Cancellations: 1 invoices (33.3 %) with 1 lines",
            "Countries: 2; 75.0 % of the lines are from EIRE",
            "Duplicates: 1 lines (25.0 %) repeat an earlier line in every column",
            "Odd prices: 1 lines at 0, 0 below 0, 1 not in whole cents");
  }

  @Test
  void an_empty_table_has_ten_lines_too() {
    assertThat(InvoiceFacts.of(InvoiceTable.of(List.of()), RunContext.withDefaults()).highlights())
        .hasSize(10)
        .contains("Period: none to none, lines on 0 days", "Countries: 0")
        .noneMatch(line -> line.contains("NaN"));
  }

  @Test
  void the_machine_s_language_changes_nothing() {
    InvoiceFacts facts = InvoiceFacts.of(SALES, RunContext.withDefaults());
    List<String> highlights = facts.highlights();
    List<Fact> all = facts.facts();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(facts.highlights()).isEqualTo(highlights);
      assertThat(facts.facts()).isEqualTo(all);
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(InvoiceFacts.of(SALES, RunContext.withDefaults())).isEqualTo(facts);
    } finally {
      Locale.setDefault(before);
    }
  }
}
