package dev.ecomm.tree;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.List;
import java.util.Locale;

/**
 * What a search tried and found.
 *
 * @param candidates in the order in which they were drawn, at least one
 * @param untestedClasses classes of one row, which no fold tests; ascending
 */
public record SearchResult(List<SearchCandidate> candidates, List<Integer> untestedClasses) {

  /**
   * Copies both lists.
   *
   * @throws IllegalArgumentException if there is no candidate
   */
  public SearchResult {
    candidates = List.copyOf(candidates);
    untestedClasses = List.copyOf(untestedClasses);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("candidates is empty, must be at least one");
    }
  }

  /**
   * Returns the candidate of the largest mean.
   *
   * @return ties: the one that was drawn first
   */
  public SearchCandidate best() {
    SearchCandidate best = candidates.get(0);
    for (SearchCandidate candidate : candidates) {
      if (candidate.mean() > best.mean()) {
        best = candidate;
      }
    }
    return best;
  }

  /**
   * The candidates as a table: {@code candidate,kind,trees,max_depth,min_leaf,learning_rate,
   * row_share,feature_share,l1,l2,seed,f1_macro_mean,f1_macro_std,best}.
   *
   * @return a row per candidate, counted from 1; {@code best} is true in one
   */
  public DataTable toTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("candidate"),
                Field.ofString("kind"),
                Field.ofLong("trees"),
                Field.ofLong("max_depth"),
                Field.ofLong("min_leaf"),
                Field.ofDouble("learning_rate"),
                Field.ofDouble("row_share"),
                Field.ofDouble("feature_share"),
                Field.ofDouble("l1"),
                Field.ofDouble("l2"),
                Field.ofLong("seed"),
                Field.ofDouble("f1_macro_mean"),
                Field.ofDouble("f1_macro_std"),
                Field.ofBoolean("best")));
    int best = candidates.indexOf(best());
    for (int i = 0; i < candidates.size(); i++) {
      SearchCandidate candidate = candidates.get(i);
      TreeParameters p = candidate.parameters();
      table.row(
          i + 1,
          p.kind().name().toLowerCase(Locale.ROOT),
          p.trees(),
          p.maxDepth(),
          p.minLeaf(),
          p.learningRate(),
          p.rowShare(),
          p.featureShare(),
          p.l1(),
          p.l2(),
          p.seed(),
          candidate.mean(),
          candidate.spread(),
          i == best);
    }
    return table.build();
  }
}
