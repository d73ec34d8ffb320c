package dev.ecomm.association;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Compared rules as a table. */
final class ChangeTable {
  private final List<RuleChange> changes;
  private final List<Field> fields = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private ChangeTable(List<RuleChange> changes) {
    this.changes = changes;
  }

  static DataTable of(List<RuleChange> changes) {
    ChangeTable table = new ChangeTable(changes);
    table.texts("antecedents", RuleChange::antecedents);
    table.texts("consequents", RuleChange::consequents);
    table.side("first", RuleChange::first);
    table.side("second", RuleChange::second);
    table.doubles("confidence_p_value", RuleChange::confidencePValue);
    table.doubles("confidence_q_value", RuleChange::confidenceQValue);
    table.doubles("lift_p_value", RuleChange::liftPValue);
    table.doubles("lift_q_value", RuleChange::liftQValue);
    return DataTable.of(Schema.of(table.fields), table.columns);
  }

  private void side(String name, Function<RuleChange, RuleChange.Counts> side) {
    longs(name + "_count", change -> side.apply(change).count());
    longs(name + "_antecedent_count", change -> side.apply(change).antecedentCount());
    longs(name + "_consequent_count", change -> side.apply(change).consequentCount());
    longs(name + "_baskets", change -> side.apply(change).baskets());
    doubles(name + "_confidence", change -> side.apply(change).confidence());
    doubles(name + "_lift", change -> side.apply(change).lift());
  }

  private void texts(String name, Function<RuleChange, List<String>> items) {
    fields.add(Field.ofString(name));
    columns.add(
        StringColumn.of(
            changes.stream()
                .map(change -> String.join(RuleTable.SEPARATOR, items.apply(change)))
                .toList()));
  }

  private void longs(String name, ToLongFunction<RuleChange> value) {
    fields.add(Field.ofLong(name));
    columns.add(LongColumn.of(changes.stream().mapToLong(value).toArray()));
  }

  private void doubles(String name, ToDoubleFunction<RuleChange> value) {
    fields.add(Field.ofDouble(name));
    columns.add(DoubleColumn.ofNanAsMissing(changes.stream().mapToDouble(value).toArray()));
  }
}
