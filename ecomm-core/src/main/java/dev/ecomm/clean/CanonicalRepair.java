package dev.ecomm.clean;

import dev.ecomm.clean.DescriptionVote.Candidates;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The repair that gives each stock code one description: learned by a vote of the lines. */
final class CanonicalRepair {
  static final String KIND = "canonical_descriptions";
  private static final String ID = "description_canonical";

  private CanonicalRepair() {}

  static Repair learning(Candidates candidates) {
    return new LearningRepair(
        ID,
        reason(candidates),
        RuleDefinition.of(KIND, "candidates", Names.of(candidates)),
        InvoiceColumn.DESCRIPTION,
        () -> new Vote(candidates));
  }

  /** A code that the vote did not meet, and a line without a code, keep what they have. */
  static Repair fitted(Candidates candidates, CanonicalDescriptions canonical) {
    SortedMap<String, Optional<String>> byCode = canonical.byCode();
    // searched for every code of every batch
    Map<String, Optional<String>> known = new HashMap<>(byCode);
    return TextRepair.perKey(
        ID,
        reason(candidates),
        RuleDefinition.of(KIND, "candidates", Names.of(candidates)).with("descriptions", byCode),
        InvoiceColumn.DESCRIPTION,
        InvoiceColumn.STOCK_CODE,
        new TextChange() {
          @Override
          public boolean applies(@Nullable String stockCode) {
            return stockCode != null && known.containsKey(stockCode);
          }

          @Override
          public @Nullable String text(@Nullable String stockCode) {
            return known.getOrDefault(stockCode, Optional.empty()).orElse(null);
          }
        });
  }

  private static String reason(Candidates candidates) {
    return candidates == Candidates.ALL_TEXTS
        ? "not the most frequent description of the stock code"
        : "not the most frequent product name of the stock code";
  }

  /** Counts what the lines say. */
  private static final class Vote implements LearningRepair.State {
    private final Candidates candidates;
    private final DescriptionVote vote;

    Vote(Candidates candidates) {
      this.candidates = candidates;
      vote = new DescriptionVote(candidates);
    }

    @Override
    public void add(InvoiceTable batch) {
      vote.add(batch);
    }

    @Override
    public Repair fit() {
      return fitted(candidates, vote.fit());
    }
  }
}
