package dev.ecomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ecomm.feature.time.FeatureTable;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceRow;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is timed leaves no stock code out. */
class ItemFeaturesTest {

  @Test
  void every_stock_code_of_made_up_lines_has_its_features() throws IOException {
    URI csv = InvoiceFiles.csv("20000").toUri();
    TreeSet<String> codes = new TreeSet<>();
    Invoices.read(csv).forEachRow(line -> codes.add(upper(line)));

    FeatureTable table = new ItemFeatures(2).compute(csv);

    assertThat(table.series().ids()).containsExactlyInAnyOrderElementsOf(codes);
    assertThat(table.names()).hasSize(41);
  }

  /** Cleaning takes codes in capitals and small letters for one. */
  private static String upper(InvoiceRow line) {
    return String.valueOf(line.stockCode()).toUpperCase(Locale.ROOT);
  }

  @Test
  void the_real_file_has_3958_stock_codes_by_day() throws IOException {
    assumeThat(InvoiceFiles.realData()).as("the real lines, below -Decomm.data").isPresent();

    FeatureTable table = new ItemFeatures(2).compute(InvoiceFiles.csv("real").toUri());

    assertThat(table.series().count()).isEqualTo(3_958);
    assertThat(table.rows()).isEqualTo(1_039_389);
  }
}
