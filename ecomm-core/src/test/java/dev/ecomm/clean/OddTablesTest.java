package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of an unlikely shape go through every pack. */
class OddTablesTest {

  @ParameterizedTest
  @ValueSource(strings = {"seed", "notebook", "retail"})
  void a_table_without_lines(String pack) {
    CleaningResult cleaned = Packs.named(pack).apply(Lines.of().table());

    assertThat(cleaned.table().rows()).isZero();
    assertThat(cleaned.report().reconciles()).isTrue();
    assertThat(cleaned.report().warnings()).isEmpty();
    assertThat(cleaned.toTable().rows()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "retail"})
  void a_description_column_of_one_value(String pack) {
    InvoiceTable raw =
        Lines.of().product("A", "LAMP").product("b", "LAMP").product("B", "LAMP").table();

    CleaningResult cleaned = Packs.named(pack).apply(raw);

    assertThat(Lines.descriptions(cleaned.table())).containsExactly("LAMP", "LAMP", "LAMP");
    assertThat(cleaned.ledger()).hasSize(1);
  }

  @Test
  void no_description_at_all() {
    InvoiceTable raw = Lines.of().product("A", null).product("B", null).table();

    assertThat(Lines.descriptions(Packs.seed().apply(raw).table()))
        .containsExactly("No Description", "No Description");
    assertThat(Lines.descriptions(Packs.retail().apply(raw).table())).containsOnlyNulls();
  }

  @Test
  void a_table_of_which_the_notebook_rejects_every_line() {
    InvoiceTable raw = Lines.of().amount(5, 1).amount(5, 1).amount(5, 2).table();

    CleaningResult cleaned = Packs.notebook().apply(raw);

    assertThat(cleaned.table().rows()).isZero();
    assertThat(cleaned.rejected().table()).isEqualTo(raw);
    assertThat(cleaned.report().reconciles()).isTrue();
    assertThat(cleaned.report().warnings())
        .containsExactly("every line was rejected; look at the rule that touched most");
    assertThat(cleaned.report().rule("price_outlier").thresholds()).containsEntry("mean", "NaN");
    assertThat(FittedCleaning.fromJson(cleaned.fitted().toJson()).apply(raw).table().rows())
        .isZero();
  }

  @Test
  void a_hundred_thousand_distinct_descriptions() {
    everyLineHasADescriptionOfItsOwn(100_000);
  }

  @Test
  @Tag("slow")
  void a_million_distinct_descriptions() {
    everyLineHasADescriptionOfItsOwn(1_000_000);
  }

  private static void everyLineHasADescriptionOfItsOwn(int rows) {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    int invoice = builder.invoiceNos().add("536365");
    for (int row = 0; row < rows; row++) {
      int code = builder.stockCodes().add("c" + row / 2);
      int description = builder.descriptions().add("DESCRIPTION " + row);
      builder.append(
          row + 1L, invoice, code, description, 1, 0, 1, Dictionary.MISSING, Dictionary.MISSING);
    }
    InvoiceTable raw = builder.build();
    for (CleaningPipeline pack : List.of(Packs.seed(), Packs.retail())) {
      CleaningResult cleaned = pack.apply(raw);

      // of the two lines of a code the first wins
      assertThat(cleaned.report().rule("description_canonical").touched()).isEqualTo(rows / 2);
      assertThat(cleaned.table().description().text(rows - 1))
          .isEqualTo("DESCRIPTION " + (rows - 2));
      assertThat(cleaned.ledger().replay(raw)).isEqualTo(cleaned.table());
    }
  }

  @Test
  void a_rule_that_throws_on_every_tenth_line() {
    InvoiceTable line = Lines.of().amount(1, 1).table();
    InvoiceTableBuilder builder = InvoiceTable.builder();
    for (int row = 0; row < 200_000; row++) {
      builder.appendAll(line, row);
    }

    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop("tenth", row -> 100 / (int) (row.rowNumber() % 10) > 100)
            .flag("far", row -> Objects.requireNonNull(row.country()).length() == row.rowNumber())
            .build()
            .apply(builder.build());

    assertThat(cleaned.rejected().size()).isEqualTo(20_000);
    assertThat(cleaned.rejected().reasons(0).get(0).text())
        .isEqualTo("tenth could not be evaluated: ArithmeticException: / by zero");
    assertThat(cleaned.report().rule("tenth").errors()).isEqualTo(20_000);
    assertThat(cleaned.report().rule("far").touched()).isEqualTo(1);
  }
}
