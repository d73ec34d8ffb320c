package dev.ecomm.examples;

import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.recommend.Ranking;
import dev.ecomm.recommend.Recommendation;
import dev.ecomm.recommend.Recommendations;
import dev.ecomm.recommend.Recommender;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.ReleaseDraft;
import dev.ecomm.store.Stores;
import java.util.Set;

/** Learns what to offer, keeps it in the registry, and offers it. */
public final class RecommendNextItems {

  private RecommendNextItems() {}

  /**
   * Prints what to offer to a basket, and why.
   *
   * @param args a transaction file, a directory for the registry, and a basket
   */
  public static void main(String[] args) {
    Set<String> basket = Set.of(args[2].split(" "));
    // snippet: recommend
    Baskets baskets = Baskets.readTransactions(Stores.uri(args[0]));
    AssociationRules rules =
        AssociationRules.of(
            Itemsets.mine(baskets, MiningOptions.builder().minSupport(0.1).build()),
            RuleOptions.builder().singleConsequent(true).build());

    ModelRegistry registry =
        ModelRegistry.builder(Stores.uri(args[1])).model("recommender").build();
    String json = Recommender.of(rules, Ranking.CONFIDENCE).toJson();
    registry.publish(ReleaseDraft.of(json).build(), "nightly", "2011-12-10");

    Recommender served = Recommender.fromJson(registry.latest().orElseThrow().content());
    Recommendations next = served.recommend(basket, 5);
    for (Recommendation item : next.items()) {
      System.out.println(item);
    }
    System.out.println("not known: " + next.unknown());
    // end
  }
}
