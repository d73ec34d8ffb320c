package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.RealInvoices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kinds and notes of the real data against {@code golden/clean_*.csv}, made with pandas. */
class LineKindsGoldenTest {

  private static InvoiceTable lines;
  private static LineKindColumn kinds;
  private static Notes notes;

  @BeforeAll
  static void judge_the_real_data() {
    lines = RealInvoices.lines();
    kinds = LineKinds.withDefaults().of(lines);
    NoteLearner learner = new NoteLearner();
    learner.add(lines);
    notes = learner.fit();
  }

  @Test
  void every_kind_has_the_golden_lines_and_revenue() {
    Map<String, Group> groups = new HashMap<>();
    lines.forEachRow(
        line -> {
          // read without rejects, row numbers count from 1
          LineKind kind = kinds.kind((int) line.rowNumber() - 1);
          groups.computeIfAbsent(kind.id(), id -> new Group()).add(line);
        });
    List<List<String>> ours = new ArrayList<>();
    for (LineKind kind : LineKind.values()) {
      Group group = groups.getOrDefault(kind.id(), new Group());
      ours.add(
          List.of(
              kind.id(),
              "" + group.rows,
              "" + group.known,
              "" + group.blank,
              "" + group.notes,
              "" + group.quantity,
              group.money()));
      assertThat(kinds.count(kind)).isEqualTo(group.rows);
    }

    assertThat(ours).isEqualTo(fields("clean_line_kinds.csv"));
  }

  @Test
  void every_special_code_has_the_golden_kind_and_lines() {
    Map<String, Group> groups = new HashMap<>();
    lines.forEachRow(
        line ->
            groups
                .computeIfAbsent(StockCodes.normalized(line.stockCode()), code -> new Group())
                .add(line));

    for (NamedCsvRecord golden : Golden.rows("clean_line_kind_codes.csv")) {
      Group group = groups.get(golden.getField("StockCode"));
      assertThat(
              List.of(
                  group.feeKind(),
                  "" + group.rows,
                  "" + group.cancellations,
                  "" + group.quantity,
                  group.money()))
          .as(golden.getField("StockCode"))
          .isEqualTo(
              List.of(
                  golden.getField("kind"),
                  golden.getField("rows"),
                  golden.getField("cancellation_rows"),
                  golden.getField("quantity"),
                  golden.getField("revenue")));
    }
  }

  @Test
  void every_note_is_on_the_golden_lines() {
    Map<String, Group> groups = new TreeMap<>();
    lines.forEachRow(
        line -> {
          if (notes.contains(line.description())) {
            groups.computeIfAbsent(line.description(), text -> new Group()).add(line);
          }
        });
    List<List<String>> ours = new ArrayList<>();
    groups.forEach(
        (text, group) ->
            ours.add(
                List.of(
                    text,
                    "" + group.rows,
                    "" + group.codes.size(),
                    "" + group.negative,
                    "" + group.quantity,
                    "" + group.firstRow)));

    assertThat(ours)
        .isEqualTo(
            fields("clean_notes.csv").stream()
                .sorted(Comparator.comparing(fields -> fields.get(0)))
                .toList());
  }

  private static List<List<String>> fields(String name) {
    return Golden.rows(name).stream().map(NamedCsvRecord::getFields).toList();
  }

  /** What the golden files tell of some lines. */
  private static final class Group {
    private static final Set<String> GOODS =
        Set.of("sale", "cancellation", "write_off", "free", "other_adjustment");

    private int rows;
    private int known;
    private int blank;
    private int notes;
    private int negative;
    private int cancellations;
    private long quantity;
    private long firstRow;
    private final MoneySum revenue = new MoneySum();
    private final Set<String> codes = new HashSet<>();
    private final Set<String> kindIds = new HashSet<>();

    void add(InvoiceRow line) {
      firstRow = rows == 0 ? line.rowNumber() : firstRow;
      rows++;
      known += line.customerId() == null ? 0 : 1;
      blank += line.description() == null || line.description().isBlank() ? 1 : 0;
      notes += LineKindsGoldenTest.notes.contains(line.description()) ? 1 : 0;
      negative += line.quantity() < 0 ? 1 : 0;
      cancellations += line.invoiceNo().startsWith("C") ? 1 : 0;
      quantity += line.quantity();
      revenue.add(line.quantity(), line.unitPrice());
      codes.add(StockCodes.normalized(line.stockCode()));
      kindIds.add(LineKinds.withDefaults().kind(line).id());
    }

    /** The one kind of a fee, whatever its lines; goods have several kinds. */
    String feeKind() {
      if (GOODS.containsAll(kindIds)) {
        return "goods";
      }
      assertThat(kindIds).hasSize(1);
      return kindIds.iterator().next();
    }

    String money() {
      return revenue.total().setScale(3).toPlainString();
    }
  }
}
