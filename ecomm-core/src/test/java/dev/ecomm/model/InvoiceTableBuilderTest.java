package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceTableBuilderTest {

  /** Around the sizes at which segments grow and are joined. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 256, 257, 4_095, 4_096, 4_097, 8_192, 40_001})
  void tables_of_any_length_hold_their_lines(int rows) {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    for (int row = 0; row < rows; row++) {
      builder.append(row + 1, -1, -1, -1, row, row * 10L, row / 100.0, -1, -1);
    }
    assertThat(builder.rows()).isEqualTo(rows);
    InvoiceTable table = builder.build();

    assertThat(table.rows()).isEqualTo(rows);
    for (int row = 0; row < rows; row++) {
      InvoiceLine expected =
          new InvoiceLine(row + 1, null, null, null, row, row * 10L, row / 100.0, null, null);
      if (!table.line(row).equals(expected)) {
        assertThat(table.line(row)).isEqualTo(expected);
      }
    }
  }

  @Test
  void codes_come_from_the_builder_s_own_dictionaries() {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    builder.append(
        7,
        builder.invoiceNos().add("536365"),
        builder.stockCodes().add("71053"),
        builder.descriptions().add("LANTERN"),
        6,
        60,
        3.39,
        builder.customerIds().add("17850"),
        builder.countries().add("EIRE"));

    assertThat(builder.build().line(0))
        .isEqualTo(new InvoiceLine(7, "536365", "71053", "LANTERN", 6, 60, 3.39, "17850", "EIRE"));
  }

  @Test
  void a_builder_starts_again_empty_and_keeps_its_codes() {
    List<InvoiceLine> lines = RandomLines.of(5, 300);
    InvoiceTableBuilder builder = InvoiceTable.builder();
    lines.subList(0, 200).forEach(builder::append);
    InvoiceTable first = builder.build();
    assertThat(builder.rows()).isZero();
    lines.subList(200, 300).forEach(builder::append);
    InvoiceTable second = builder.build();

    assertThat(first).containsExactlyElementsOf(lines.subList(0, 200));
    assertThat(second).containsExactlyElementsOf(lines.subList(200, 300));
    for (int code = 0; code < first.stockCode().dictionary().size(); code++) {
      assertThat(second.stockCode().dictionary().text(code))
          .isEqualTo(first.stockCode().dictionary().text(code));
    }
  }

  @ParameterizedTest
  @Seeds(30)
  void tables_appended_one_after_the_other_are_the_lists_joined(long seed) {
    List<InvoiceLine> expected = new ArrayList<>();
    InvoiceTableBuilder builder = InvoiceTable.builder();
    for (int part = 0; part < 4; part++) {
      List<InvoiceLine> lines = RandomLines.of(seed * 10 + part, 50);
      InvoiceTable table = InvoiceTable.of(lines).slice(part, 50);
      long offset = part * 1_000L;
      builder.appendAll(table, offset);
      lines.subList(part, 50).forEach(line -> expected.add(moved(line, offset)));
    }

    assertThat(builder.build()).containsExactlyElementsOf(expected);
  }

  /** Readers on several threads rely on it: their parts joined are the file read at once. */
  @ParameterizedTest
  @Seeds(20)
  void parts_appended_number_texts_as_the_whole_does(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 90);
    InvoiceTableBuilder parts = InvoiceTable.builder();
    parts.appendAll(InvoiceTable.of(lines.subList(0, 30)), 0);
    parts.appendAll(InvoiceTable.of(lines.subList(30, 90)), 0);
    InvoiceTable joined = parts.build();
    InvoiceTable whole = InvoiceTable.of(lines);

    assertThat(joined).isEqualTo(whole);
    assertThat(joined.description().codes()).isEqualTo(whole.description().codes());
    assertThat(joined.invoiceNo().codes()).isEqualTo(whole.invoiceNo().codes());
  }

  /** Readers on several threads rely on it: their parts joined are the file read at once. */
  @ParameterizedTest
  @Seeds(20)
  void parts_of_several_builders_number_texts_as_the_whole_does(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<InvoiceTableBuilder> sources = List.of(InvoiceTable.builder(), InvoiceTable.builder());
    List<InvoiceLine> kept = new ArrayList<>();
    List<InvoiceTable> batches = new ArrayList<>();
    InvoiceTableBuilder target = InvoiceTable.builder();
    for (int round = 0; round < 12; round++) {
      InvoiceTableBuilder source = sources.get(random.nextInt(2));
      int rows = random.nextInt(4) == 0 ? 20_000 : random.nextInt(40);
      List<InvoiceLine> lines = RandomLines.of(seed * 100 + round, rows);
      lines.forEach(source::append);
      InvoiceTablePart part = source.takePart();
      assertThat(part.rows()).isEqualTo(rows);
      if (random.nextInt(4) == 0) {
        part.drop();
      } else {
        target.append(part, round * 1_000_000L);
        long offset = round * 1_000_000L;
        lines.forEach(line -> kept.add(moved(line, offset)));
      }
      if (random.nextInt(4) == 0) {
        batches.add(target.build());
        target = InvoiceTable.builder();
      }
    }
    batches.add(target.build());

    int from = 0;
    for (InvoiceTable batch : batches) {
      InvoiceTable whole = InvoiceTable.of(kept.subList(from, from + batch.rows()));
      assertThat(batch).isEqualTo(whole);
      assertThat(batch.description().codes()).isEqualTo(whole.description().codes());
      assertThat(batch.invoiceNo().codes()).isEqualTo(whole.invoiceNo().codes());
      from += batch.rows();
    }
    assertThat(from).isEqualTo(kept.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void a_price_that_is_not_finite_is_refused_and_its_row_named(double price) {
    InvoiceRow row = new Priced(price);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> InvoiceTable.builder().append(row))
        .withMessage("unitPrice of row 42 is " + price + ", must be finite");
  }

  @Test
  void an_empty_text_of_any_row_is_missing() {
    InvoiceTable table = InvoiceTable.of(List.of(new Priced(1)));

    assertThat(table.country().code(0)).isEqualTo(Dictionary.MISSING);
    assertThat(table.country().dictionary().size()).isZero();
  }

  private static InvoiceLine moved(InvoiceLine line, long offset) {
    return new InvoiceLine(
        line.rowNumber() + offset,
        line.invoiceNo(),
        line.stockCode(),
        line.description(),
        line.quantity(),
        line.epochSecond(),
        line.unitPrice(),
        line.customerId(),
        line.country());
  }

  /** A row of somebody else's making, which checks nothing. */
  private record Priced(double unitPrice) implements InvoiceRow {
    @Override
    public long rowNumber() {
      return 42;
    }

    @Override
    public String invoiceNo() {
      return "1";
    }

    @Override
    public String stockCode() {
      return "A";
    }

    @Override
    public String description() {
      return "B";
    }

    @Override
    public int quantity() {
      return 1;
    }

    @Override
    public long epochSecond() {
      return 0;
    }

    @Override
    public String customerId() {
      return "9";
    }

    @Override
    public String country() {
      return "";
    }
  }
}
