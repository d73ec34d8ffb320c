package dev.ecomm.recommend;

import dev.ecomm.association.AssociationRule;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.StringColumn;
import java.util.HashSet;
import java.util.List;

/** A table of rules, row by row; what it says twice must agree. */
final class RuleRows {
  private final DataTable table;
  private final String source;

  RuleRows(DataTable table, String source) {
    this.table = table;
    this.source = source;
  }

  RuleSet read() {
    RuleSet.Builder rules = new RuleSet.Builder();
    int baskets = 0;
    for (int row = 0; row < table.rows(); row++) {
      requireWhole(row);
      List<String> antecedents = items("antecedents", row);
      List<String> consequents = items("consequents", row);
      int both = count("count", row);
      int antecedent = count("antecedent_count", row);
      int consequent = count("consequent_count", row);
      int n = baskets(both, row);
      baskets = row == 0 ? n : baskets;
      if (n != baskets) {
        throw problem(row, "its support makes it " + n + " baskets, and " + baskets + " before");
      }
      if (!AssociationRule.possible(both, antecedent, consequent, n)) {
        throw problem(row, "its counts cannot be, of " + n + " baskets");
      }
      HashSet<String> all = new HashSet<>(antecedents);
      all.addAll(consequents);
      if (all.size() < antecedents.size() + consequents.size()) {
        throw problem(row, "an item is in it twice");
      }
      rules.add(antecedents, consequents, both, antecedent, consequent);
    }
    return rules.build(baskets);
  }

  private void requireWhole(int row) {
    for (String column : List.of("antecedents", "consequents", "count", "support")) {
      if (table.column(column).isMissing(row)) {
        throw problem(row, "it has no " + column);
      }
    }
  }

  private int baskets(int both, int row) {
    double support = table.doubles("support").doubleAt(row);
    long baskets = Math.round(both / support);
    if (!(support > 0 && support <= 1) || baskets > Integer.MAX_VALUE) {
      throw problem(row, "support is " + support + ", must be a share of at most 2^31 - 1 baskets");
    }
    return (int) baskets;
  }

  private int count(String column, int row) {
    long count = table.longs(column).longAt(row);
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw problem(row, column + " is " + count + ", must be from 1 to 2147483647");
    }
    return (int) count;
  }

  private List<String> items(String column, int row) {
    StringColumn texts = table.strings(column);
    List<String> items = List.of(texts.textAt(row).split(" \\| ", -1));
    if (items.size() != table.longs("n_" + column).longAt(row)) {
      throw problem(
          row, "its " + column + " are " + items.size() + ", and n_" + column + " differs");
    }
    return items;
  }

  private InvoiceDataException problem(int row, String what) {
    return InvoiceDataException.of(
        source,
        "row " + (row + 1) + " is no rule: " + what + ". Use a table as rules are written.",
        null);
  }
}
