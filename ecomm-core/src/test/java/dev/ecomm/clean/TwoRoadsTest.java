package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.Seeds;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;

/** Every rule that judges columns finds the same lines, and writes the same texts, by rows. */
class TwoRoadsTest {
  private static final RunContext RUN = RunContext.withDefaults();

  private static final List<LineTest> TESTS =
      List.of(
          Rules.cancellations(),
          Rules.quantityBelow(1),
          Rules.unitPriceBelow(0.5),
          Rules.defects(),
          Rules.missingCustomer(),
          Rules.missing(InvoiceColumn.COUNTRY),
          LineTest.ofText(
              "first_half", "first half", InvoiceColumn.STOCK_CODE, text -> text.charAt(0) < 'C'),
          LineTest.ofText(
              "throws",
              "throws",
              InvoiceColumn.DESCRIPTION,
              text -> {
                if (text.equals("?")) {
                  throw new IllegalStateException("a question");
                }
                return text.startsWith("L");
              }));

  private static final List<Repair> REPAIRS =
      List.of(
          Rules.fillMissing(InvoiceColumn.DESCRIPTION, "No Description"),
          Rules.trim(InvoiceColumn.DESCRIPTION),
          Rules.upperCase(InvoiceColumn.STOCK_CODE),
          Repair.ofText("cut", InvoiceColumn.DESCRIPTION, text -> text.substring(1, 7)));

  @ParameterizedTest
  @Seeds(100)
  void tests_find_the_same_lines(long seed) {
    InvoiceTable table = InvoiceTable.of(RandomLines.of(seed, 80));
    for (LineTest test : TESTS) {
      assertSame((FixedTest) test, table, some(table, seed));
    }
  }

  @ParameterizedTest
  @Seeds(100)
  void repairs_write_the_same_texts(long seed) {
    InvoiceTable table = InvoiceTable.of(RandomLines.of(seed, 80));
    for (Repair repair : REPAIRS) {
      assertSame((TextRepair) repair, table, some(table, seed));
    }
  }

  @ParameterizedTest
  @Seeds(100)
  void what_was_learned_is_applied_the_same(long seed) {
    InvoiceTable table = InvoiceTable.of(RandomLines.of(seed, 80));
    FittedCleaning fitted =
        CleaningPipeline.builder()
            .flag(Rules.stockTakeNotes())
            .flag(Rules.quantityBeyondFences(1))
            .flag(Rules.quantityOnOrBeyondFences(0.5).named("on", "on"))
            .flag(Rules.priceDeviation(0.5))
            .repair(Rules.canonicalDescriptions())
            .repair(Rules.canonicalProductNames().named("names", "names"))
            .build()
            .fit(table);
    for (Rule rule : fitted.rules()) {
      if (rule instanceof LineRule lines) {
        assertSame((FixedTest) lines.test(), table, some(table, seed));
      } else {
        assertSame((TextRepair) rule, table, some(table, seed));
      }
    }
  }

  static void assertSame(FixedTest test, InvoiceTable table, Selection wanted) {
    RuleErrors byColumns = new RuleErrors();
    RuleErrors byRows = new RuleErrors();

    Selection columns = test.judge(table, wanted, byColumns, RUN);
    Selection rows = test.byRows().judge(table, wanted, byRows, RUN);

    assertThat(columns).as(test.id()).isEqualTo(rows);
    assertSame(byColumns, byRows, table);
  }

  static void assertSame(TextRepair repair, InvoiceTable table, Selection alive) {
    RuleErrors byEntries = new RuleErrors();
    RuleErrors byRows = new RuleErrors();

    InvoiceTable entries = repair.apply(table, alive, byEntries, RUN).table();
    InvoiceTable rows = repair.byRows().apply(table, alive, byRows, RUN).table();

    assertThat(entries).as(repair.id()).isEqualTo(rows);
    assertSame(byEntries, byRows, table);
  }

  private static void assertSame(RuleErrors first, RuleErrors second, InvoiceTable table) {
    Selection failed = first.selection(table.rows());
    assertThat(failed).isEqualTo(second.selection(table.rows()));
    for (int row : failed.rows()) {
      assertThat(first.message(row)).isEqualTo(second.message(row));
    }
  }

  static Selection some(InvoiceTable table, long seed) {
    return seed % 2 == 0
        ? Selection.all(table.rows())
        : Selection.where(table.rows(), row -> row % 3 != 0);
  }
}
