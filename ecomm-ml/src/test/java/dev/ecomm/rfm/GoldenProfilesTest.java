package dev.ecomm.rfm;

import static dev.ecomm.testkit.DataTableAssert.assertThat;

import dev.ecomm.clean.Packs;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.Tolerance;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** The three definitions equal the golden files, every customer and column. */
class GoldenProfilesTest {
  private static final LocalDateTime SNAPSHOT = LocalDateTime.of(2011, 12, 10, 0, 0);

  private static InvoiceTable raw() {
    return Invoices.read(DataFolder.require("data/online_retail.csv.gz").toUri());
  }

  @Test
  void the_seeds_profile_is_the_published_one_in_its_order() {
    InvoiceTable lines = Packs.seed().apply(raw()).table();

    RfmTable profile = Rfm.builder().definition(RfmDefinition.SEED).build().compute(lines);

    assertThat(profile.toTable())
        .hasRows(4_372)
        .within(Tolerance.exact())
        .isCloseToGolden(DataFolder.require("golden/rfm_seed_profile.csv"));
  }

  @Test
  void the_notebooks_profile_is_that_of_the_notebook() {
    InvoiceTable lines = Packs.notebook().apply(raw()).table();

    RfmTable profile = Rfm.builder().definition(RfmDefinition.NOTEBOOK).build().compute(lines);

    assertThat(profile.toTable())
        .hasRows(4_248)
        .within(Tolerance.exact())
        .isCloseToGolden(DataFolder.require("golden/rfm_notebook_profile.csv"));
  }

  @Test
  void the_standard_profile_is_that_of_the_textbook() {
    InvoiceTable lines = Packs.retail().apply(raw()).table();

    RfmTable profile = Rfm.builder().asOf(SNAPSHOT).build().compute(lines);

    assertThat(profile.toTable())
        .hasRows(4_372)
        .isCloseToGolden(DataFolder.require("golden/rfm_textbook.csv.gz"));
  }
}
