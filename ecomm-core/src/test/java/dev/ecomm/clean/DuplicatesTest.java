package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.clean.DescriptionVote.Candidates;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.RealInvoices;
import dev.ecomm.model.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class DuplicatesTest {

  @Test
  void the_first_of_equal_lines_is_no_duplicate() {
    InvoiceTable lines = InvoiceTable.of(List.of(line(3, 1.5), line(5, 2), line(8, 1.5)));
    DuplicateLines duplicates = Duplicates.of(lines);

    assertThat(duplicates.in(lines).rows()).containsExactly(2);
    assertThat(duplicates.contains(8)).isTrue();
    assertThat(duplicates.contains(3)).isFalse();
    assertThat(duplicates).hasToString("DuplicateLines[1 rows]");
  }

  @Test
  void prices_of_zero_and_minus_zero_are_equal_in_one_piece_and_in_batches() {
    InvoiceTable lines = InvoiceTable.of(List.of(line(1, 0.0), line(2, -0.0)));

    assertThat(Duplicates.of(lines).count()).isEqualTo(1);
    assertThat(inBatches(List.of(lines), 2)).isEqualTo(Duplicates.of(lines));
  }

  @ParameterizedTest
  @Seeds(100)
  void duplicates_are_those_of_a_set_of_lines(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 300);
    Set<List<Object>> seen = new HashSet<>();
    List<Long> expected = new ArrayList<>();
    for (InvoiceLine line : lines) {
      if (!seen.add(cells(line))) {
        expected.add(line.rowNumber());
      }
    }
    InvoiceTable table = InvoiceTable.of(lines);
    List<Long> found = new ArrayList<>();
    for (int row : Duplicates.of(table).in(table).rows()) {
      found.add(table.rowNumber(row));
    }

    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @Seeds(100)
  void any_batches_find_the_duplicates_of_the_whole_however_many_were_expected(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 300);
    InvoiceTable whole = InvoiceTable.of(lines);
    SplittableRandom random = new SplittableRandom(seed);
    List<InvoiceTable> batches = new ArrayList<>();
    for (int from = 0; from < lines.size(); ) {
      int to = Math.min(lines.size(), from + 1 + random.nextInt(90));
      batches.add(InvoiceTable.of(lines.subList(from, to)));
      from = to;
    }

    assertThat(inBatches(batches, random.nextInt(100_000))).isEqualTo(Duplicates.of(whole));
  }

  @Test
  void more_lines_than_expected_are_fine() {
    List<InvoiceLine> lines = new ArrayList<>();
    for (int row = 1; row <= 20_000; row++) {
      lines.add(line(row, row % 15_000));
    }
    InvoiceTable table = InvoiceTable.of(lines);

    assertThat(inBatches(List.of(table), 0).count()).isEqualTo(5_000);
  }

  @Test
  void both_looks_must_see_the_same_lines() {
    Duplicates duplicates = new Duplicates(10);
    duplicates.addHashes(InvoiceTable.of(List.of(line(1, 1))));

    assertThatThrownBy(duplicates::find)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("addHashes was shown 1 lines, addLines 0; show both the same lines");
  }

  @Test
  void fewer_than_no_lines_cannot_be_expected() {
    assertThatThrownBy(() -> new Duplicates(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expectedLines is -1, must be at least 0");
  }

  @Test
  void the_real_lines_have_the_golden_duplicates_before_and_after_cleaning() {
    Map<String, String> golden = Golden.facts("clean_facts.csv");
    InvoiceTable raw = RealInvoices.lines();
    InvoiceTable filled =
        Golden.repaired(
            raw,
            code -> code.toUpperCase(Locale.ROOT),
            text -> text == null ? "No Description" : text);
    DescriptionVote vote = new DescriptionVote(Candidates.ALL_TEXTS);
    vote.add(filled);
    Map<String, Optional<String>> canonical = vote.fit().byCode();
    List<InvoiceLine> clean = new ArrayList<>();
    for (InvoiceLine line : filled) {
      clean.add(described(line, canonical.get(line.stockCode()).orElseThrow()));
    }

    assertThat(golden)
        .containsEntry("raw_exact_duplicate_rows_beyond_first", "" + Duplicates.of(raw).count())
        .containsEntry(
            "clean_exact_duplicate_rows_beyond_first",
            "" + Duplicates.of(InvoiceTable.of(clean)).count());
  }

  @Test
  void the_real_lines_in_batches_have_the_duplicates_of_the_whole() {
    InvoiceTable raw = RealInvoices.lines();
    Duplicates duplicates = new Duplicates(500_000);
    raw.forEachBatch(65_536, duplicates::addHashes);
    raw.forEachBatch(65_536, duplicates::addLines);

    assertThat(duplicates.find()).isEqualTo(Duplicates.of(raw));
  }

  private static DuplicateLines inBatches(List<InvoiceTable> batches, long expected) {
    Duplicates duplicates = new Duplicates(expected);
    batches.forEach(duplicates::addHashes);
    batches.forEach(duplicates::addLines);
    return duplicates.find();
  }

  private static List<Object> cells(InvoiceLine line) {
    return Arrays.asList(
        line.invoiceNo(),
        line.stockCode(),
        line.description(),
        line.quantity(),
        line.epochSecond(),
        line.unitPrice() + 0.0,
        line.customerId(),
        line.country());
  }

  private static InvoiceLine described(InvoiceLine line, String description) {
    return new InvoiceLine(
        line.rowNumber(),
        line.invoiceNo(),
        line.stockCode(),
        description,
        line.quantity(),
        line.epochSecond(),
        line.unitPrice(),
        line.customerId(),
        line.country());
  }

  private static InvoiceLine line(long row, double price) {
    return new InvoiceLine(row, "536365", "A", null, 1, 0, price, null, null);
  }
}
