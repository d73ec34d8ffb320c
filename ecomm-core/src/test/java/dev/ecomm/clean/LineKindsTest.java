package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.Seeds;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineKindsTest {

  @ParameterizedTest
  @CsvSource({
    // invoice, code, quantity, price, kind
    "A563185, 85123A, 1, 5, BAD_DEBT",
    "A563185, POST, 1, 5, BAD_DEBT",
    "536365, B, 1, -5, BAD_DEBT",
    "536365, post, 1, 5, POSTAGE",
    "536365, ' Post ', 1, 5, POSTAGE",
    "C536365, DOT, -1, 5, POSTAGE",
    "536365, 23574, 1, 5, CARRIAGE",
    "536365, gift_0001_20, 1, 5, VOUCHER",
    "536365, GIFT_0001, 1, 5, SALE",
    "536365, POSTER, 1, 5, SALE",
    "C536365, 85123A, -1, 5, CANCELLATION",
    "C536365, 85123A, -1, 0, CANCELLATION",
    "C536365, 85123A, 1, 5, OTHER_ADJUSTMENT",
    "c536365, 85123A, 1, 5, SALE",
    "536365, 85123A, -1, 0, WRITE_OFF",
    "536365, 85123A, -1, -0.0, WRITE_OFF",
    "536365, 85123A, 1, 0, FREE",
    "536365, 85123A, 1, 5, SALE",
    "536365, 85123A, 0, 0, OTHER_ADJUSTMENT",
    "536365, 85123A, -1, 5, OTHER_ADJUSTMENT",
    "536365, 85123A, 1, -5, OTHER_ADJUSTMENT",
    ", , 1, 5, SALE",
  })
  void a_line_has_the_first_kind_that_applies(
      String invoice, String code, int quantity, double price, LineKind kind) {
    InvoiceLine line = new InvoiceLine(1, invoice, code, null, quantity, 0, price, null, null);

    assertThat(LineKinds.withDefaults().kind(line)).isEqualTo(kind);
  }

  @Test
  void the_special_codes_can_be_replaced() {
    LineKinds kinds =
        LineKinds.builder()
            .clear()
            .prefix("sh", LineKind.POSTAGE)
            .prefix("SHOP", LineKind.VOUCHER)
            .code("SHOP1", LineKind.SAMPLE)
            .build();

    assertThat(kinds.kind(line("SHIP"))).isEqualTo(LineKind.POSTAGE);
    assertThat(kinds.kind(line("SHOP"))).isEqualTo(LineKind.VOUCHER);
    assertThat(kinds.kind(line("shop1"))).isEqualTo(LineKind.SAMPLE);
    assertThat(kinds.kind(line("POST"))).isEqualTo(LineKind.SALE);
  }

  @Test
  void a_blank_code_cannot_be_special() {
    assertThatThrownBy(() -> LineKinds.builder().code(" ", LineKind.FREE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stockCode is \" \", must hold at least one character that is not blank");
    assertThatThrownBy(() -> LineKinds.builder().prefix("", LineKind.FREE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("start is \"\", must hold at least one character that is not blank");
  }

  @ParameterizedTest
  @Seeds(100)
  void columns_and_rows_are_judged_alike(long seed) {
    InvoiceTable table = InvoiceTable.of(RandomLines.of(seed, 200));
    LineKindColumn kinds = LineKinds.withDefaults().of(table);

    assertThat(kinds.rows()).isEqualTo(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      LineKind expected = LineKinds.withDefaults().kind(table.line(row));
      assertThat(kinds.kind(row)).isEqualTo(expected);
      assertThat(kinds.toColumn().valueAt(row)).isEqualTo(Optional.of(expected.id()));
    }
  }

  @Test
  void a_selection_holds_the_lines_of_its_kinds() {
    InvoiceTable table = InvoiceTable.of(List.of(line("POST"), line("85123A"), line("D")));
    LineKindColumn kinds = LineKinds.withDefaults().of(table);

    assertThat(kinds.where(EnumSet.of(LineKind.SALE, LineKind.DISCOUNT)).rows())
        .containsExactly(1, 2);
    assertThat(kinds.count(LineKind.POSTAGE)).isEqualTo(1);
    assertThat(kinds.count(LineKind.FREE)).isZero();
  }

  private static InvoiceLine line(String code) {
    return new InvoiceLine(1, "536365", code, null, 1, 0, 2.5, null, null);
  }
}
