package dev.ecomm.association;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Rules as a table. */
final class RuleTable {
  static final String SEPARATOR = " | ";

  private static final List<RuleMetric> USUAL =
      List.of(
          RuleMetric.ANTECEDENT_SUPPORT,
          RuleMetric.CONSEQUENT_SUPPORT,
          RuleMetric.SUPPORT,
          RuleMetric.CONFIDENCE,
          RuleMetric.LIFT,
          RuleMetric.LEVERAGE,
          RuleMetric.CONVICTION,
          RuleMetric.ZHANG,
          RuleMetric.JACCARD,
          RuleMetric.CERTAINTY,
          RuleMetric.KULCZYNSKI);

  /** Between two looks at the cancellation: p-values take some milliseconds. */
  private static final int POLL = (1 << 12) - 1;

  private final AssociationRules rules;
  private final CancellationToken cancellation;
  private final List<Field> fields = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private RuleTable(AssociationRules rules, CancellationToken cancellation) {
    this.rules = rules;
    this.cancellation = cancellation;
  }

  static DataTable of(AssociationRules rules) {
    return of(rules, USUAL, new CancellationToken());
  }

  private static DataTable of(
      AssociationRules rules, List<RuleMetric> metrics, CancellationToken cancellation) {
    RuleTable table = new RuleTable(rules, cancellation);
    Itemsets sets = rules.itemsets();
    table.itemsets("antecedents", rules::antecedent);
    table.itemsets("consequents", rules::consequent);
    table.longs("n_antecedents", rule -> sets.length(rules.antecedent(rule)));
    table.longs("n_consequents", rule -> sets.length(rules.consequent(rule)));
    table.longs("count", rules::count);
    table.longs("antecedent_count", rules::antecedentCount);
    table.longs("consequent_count", rules::consequentCount);
    metrics.forEach(table::metric);
    return DataTable.of(Schema.of(table.fields), table.columns);
  }

  static DataTable withAllMetrics(AssociationRules rules, RunContext run) {
    List<RuleMetric> all = new ArrayList<>(USUAL);
    for (RuleMetric metric : RuleMetric.values()) {
      if (!all.contains(metric)) {
        all.add(metric);
      }
    }
    return of(rules, all, run.cancellation())
        .withColumn("q_value", DoubleColumn.of(rules.qValues(run)));
  }

  /** A set is joined to a text once, however many rules it is in. */
  private void itemsets(String name, IntUnaryOperator itemset) {
    Itemsets sets = rules.itemsets();
    DictionaryBuilder texts = new DictionaryBuilder();
    int[] codes = new int[rules.size()];
    int[] known = new int[sets.size()];
    Arrays.fill(known, -1);
    for (int rule = 0; rule < codes.length; rule++) {
      int set = itemset.applyAsInt(rule);
      if (known[set] < 0) {
        known[set] = texts.add(String.join(SEPARATOR, sets.names(set)));
      }
      codes[rule] = known[set];
    }
    fields.add(Field.ofString(name));
    columns.add(StringColumn.of(texts.build(), codes));
  }

  private void longs(String name, IntUnaryOperator value) {
    long[] values = new long[rules.size()];
    Arrays.setAll(values, value::applyAsInt);
    fields.add(Field.ofLong(name));
    columns.add(LongColumn.of(values));
  }

  private void metric(RuleMetric metric) {
    double[] values = new double[rules.size()];
    for (int rule = 0; rule < values.length; rule++) {
      if ((rule & POLL) == 0) {
        cancellation.throwIfCancelled();
      }
      values[rule] = rules.value(metric, rule);
    }
    fields.add(Field.ofDouble(metric.column()));
    columns.add(DoubleColumn.ofNanAsMissing(values));
  }
}
