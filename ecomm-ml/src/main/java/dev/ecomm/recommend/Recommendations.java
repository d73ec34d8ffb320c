package dev.ecomm.recommend;

import java.util.List;

/**
 * Items to offer to a basket.
 *
 * @param items the best first; none is in the basket already
 * @param unknown items of the basket that no rule knows, in code-point order; a name written
 *     otherwise than in the rules is among them
 */
public record Recommendations(List<Recommendation> items, List<String> unknown) {

  /** Copies the lists. */
  public Recommendations {
    items = List.copyOf(items);
    unknown = List.copyOf(unknown);
  }

  /**
   * Names the items.
   *
   * @return the best first
   */
  public List<String> names() {
    return items.stream().map(Recommendation::item).toList();
  }
}
