package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceLineTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2011, 12, 9, 12, 50, 7);

  @Test
  void an_empty_text_is_missing() {
    InvoiceLine line = new InvoiceLine(1, "", "", "", 1, 0, 1, "", "");

    assertThat(line).isEqualTo(new InvoiceLine(1, null, null, null, 1, 0, 1, null, null));
  }

  @Test
  void blanks_are_kept() {
    assertThat(new InvoiceLine(1, "1", "A", " ", 1, 0, 1, null, null).description()).isEqualTo(" ");
  }

  @Test
  void a_date_is_kept_to_the_second() {
    InvoiceLine line =
        InvoiceLine.of(1, "1", "A", "B", 1, NOON.plusNanos(999_999_999), 1, null, null);

    assertThat(line.invoiceDate()).isEqualTo(NOON);
    assertThat(line.epochSecond()).isEqualTo(1_323_435_007L);
  }

  @Test
  void a_date_before_1970_is_kept_too() {
    LocalDateTime early = LocalDateTime.of(1969, 12, 31, 23, 59, 59);

    assertThat(InvoiceLine.of(1, "1", "A", "B", 1, early, 1, null, null).invoiceDate())
        .isEqualTo(early);
  }

  @Test
  void the_amount_is_quantity_times_price() {
    assertThat(new InvoiceLine(1, "1", "A", "B", -3, 0, 2.55, null, null).totalSpend())
        .isEqualTo(-3 * 2.55);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_price_that_is_not_finite_is_refused(double price) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InvoiceLine(1, "1", "A", "B", 1, 0, price, null, null))
        .withMessage("unitPrice is " + price + ", must be finite");
  }
}
