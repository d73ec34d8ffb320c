package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class PoisonTestTest {
  private static final LocalDateTime CUT = LocalDateTime.of(2011, 3, 1, 0, 0);
  private static final long CUT_SECOND = CUT.toEpochSecond(ZoneOffset.UTC);

  /** Twenty lines, an hour apart, ten of them from the cut on. */
  private static InvoiceTable lines() {
    List<InvoiceLine> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(
          new InvoiceLine(
              i + 1,
              "I" + i / 3,
              "A",
              "MUG",
              i,
              CUT_SECOND + (i - 10) * 3600L,
              2.5,
              "C" + i % 4,
              "EIRE"));
    }
    return InvoiceTable.of(lines);
  }

  private static DataTable table(InvoiceTable lines, ToLongFunction<InvoiceLine> value) {
    long sum = 0;
    for (InvoiceLine line : lines) {
      sum += value.applyAsLong(line);
    }
    return DataTable.of(Schema.of(Field.ofLong("sum")), LongColumn.of(sum));
  }

  @Test
  void an_analysis_of_earlier_lines_passes() {
    assertThatCode(
            () ->
                PoisonTest.assertBlindToTheFuture(
                    lines(),
                    CUT,
                    lines ->
                        table(
                            lines, line -> line.epochSecond() < CUT_SECOND ? line.quantity() : 0)))
        .doesNotThrowAnyException();
  }

  @Test
  void an_analysis_that_looks_at_one_later_second_fails() {
    assertThatThrownBy(
            () ->
                PoisonTest.assertBlindToTheFuture(
                    lines(),
                    CUT,
                    lines ->
                        table(
                            lines, line -> line.epochSecond() <= CUT_SECOND ? line.quantity() : 0)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("sum");
  }

  @Test
  void earlier_lines_stay_and_every_later_one_is_rubbish() {
    InvoiceTable poisoned = PoisonTest.poisoned(lines(), CUT, 1);

    assertThat(poisoned.rows()).isEqualTo(30);
    assertThat(poisoned.slice(0, 10)).isEqualTo(lines().slice(0, 10));
    assertThat(poisoned.slice(10, 30))
        .allMatch(line -> "POISON".equals(line.country()) && line.epochSecond() >= CUT_SECOND);
  }

  @Test
  void lines_on_one_side_only_prove_nothing() {
    assertThatThrownBy(
            () ->
                PoisonTest.assertBlindToTheFuture(
                    lines(), CUT.plusYears(1), lines -> table(lines, line -> 1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("20 of 20 lines are before");
  }
}
