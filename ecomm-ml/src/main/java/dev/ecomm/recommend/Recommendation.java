package dev.ecomm.recommend;

import dev.ecomm.association.AssociationRule;
import java.util.List;
import java.util.Locale;

/**
 * An item to offer, and why.
 *
 * @param item its name
 * @param confidence of the best reason: the share of baskets that got the item, too
 * @param lift of the best reason
 * @param reasons the rules that apply, the best first; at most {@link Recommender#MOST_REASONS}
 */
public record Recommendation(
    String item, double confidence, double lift, List<AssociationRule> reasons) {

  /** Copies the list. */
  public Recommendation {
    reasons = List.copyOf(reasons);
  }

  /** One line: the item, its score and the best reason. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (confidence %.3f, lift %.3f) because of %s",
        item,
        confidence,
        lift,
        reasons.isEmpty() ? "nothing" : String.join(" | ", reasons.get(0).antecedents()));
  }
}
