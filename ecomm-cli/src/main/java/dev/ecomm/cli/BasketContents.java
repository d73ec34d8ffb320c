package dev.ecomm.cli;

import dev.ecomm.basket.BasketItem;
import dev.ecomm.basket.Baskets;
import dev.ecomm.basket.Population;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes into a basket that is made of invoice lines. */
final class BasketContents {

  @Option(
      names = "--item",
      paramLabel = "description|stock_code",
      converter = Words.ForItem.class,
      description = "What an item is. Default: description.")
  @Nullable BasketItem item;

  @Option(
      names = "--population",
      paramLabel = "known|all",
      converter = Words.ForPopulation.class,
      description = "Whose baskets: those of known customers, or everybody's. Default: known.")
  @Nullable Population population;

  boolean given() {
    return item != null || population != null;
  }

  Baskets.Builder builder() {
    Baskets.Builder builder = Baskets.builder();
    if (item != null) {
      builder.item(item);
    }
    if (population != null) {
      builder.population(population);
    }
    return builder;
  }
}
