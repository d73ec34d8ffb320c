package dev.ecomm.basket;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.CancellationToken;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Baskets of items. Items are numbered by frequency: 0 is in the most baskets; ties are in
 * code-point order of their names. A basket lists each of its items once, ascending.
 *
 * <pre>{@code
 * Baskets baskets = Baskets.builder().build(Packs.notebook().apply(raw).table());
 * }</pre>
 *
 * <p>Memory: 8 bytes for each item of each basket, 4 a basket, and the names. Half of the 8 are
 * made when items of a basket are first asked for: mining does without. At most 2^31 - 1 items of
 * baskets in all. Immutable, safe for use by many threads; no array handed out is shared.
 */
public final class Baskets {
  private final int[] offsets;
  private final int[] basketsByItem;
  private final int[] supportCounts;
  private final Dictionary names;
  private final BasketReport report;

  /** By basket, ascending; made when first asked for. */
  private volatile int @Nullable [] items;

  /** Takes ownership; {@link BasketNumbering} keeps what is promised above. */
  Baskets(
      int[] offsets,
      int[] basketsByItem,
      int[] supportCounts,
      Dictionary names,
      BasketReport report) {
    this.offsets = offsets;
    this.basketsByItem = basketsByItem;
    this.supportCounts = supportCounts;
    this.names = names;
    this.report = report;
  }

  /**
   * Starts with the defaults, which are those of the golden tables: one basket an invoice, items by
   * description, known customers only, at least two items.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Baskets of names, each as given: also empty ones count. Repeated names collapse.
   *
   * @param baskets any number of any names
   * @return the baskets, in order
   */
  public static Baskets of(Collection<? extends Collection<String>> baskets) {
    BasketCollector collector = new BasketCollector();
    for (Collection<String> basket : baskets) {
      basket.forEach(collector::add);
      collector.endBasket();
    }
    return collector.finish(baskets.size(), 0, Integer.MAX_VALUE, new CancellationToken());
  }

  /**
   * Reads a transaction file with the defaults of {@link TransactionReader}: one basket a line,
   * items separated by blanks.
   *
   * @param uri a file in any store on the class path
   * @return a basket for each line, also for empty ones
   * @throws dev.ecomm.error.InvoiceDataException if the file holds what is not text; names the line
   * @throws dev.ecomm.error.StoreException if it cannot be read
   * @throws NoBasketsException if it is empty
   */
  public static Baskets readTransactions(URI uri) {
    return TransactionReader.withDefaults().read(uri);
  }

  /**
   * Returns the number of baskets.
   *
   * @return what support is a fraction of
   */
  public int size() {
    return offsets.length - 1;
  }

  /**
   * Returns the number of distinct items.
   *
   * @return item codes run from 0 to this, exclusive
   */
  public int distinctItems() {
    return supportCounts.length;
  }

  /**
   * Returns the number of pairs of a basket and an item in it.
   *
   * @return the sum of all basket sizes
   */
  public int pairs() {
    return basketsByItem.length;
  }

  /**
   * Returns the name of an item.
   *
   * @param item its code
   * @return a new String
   */
  public String name(int item) {
    return names.text(item);
  }

  /**
   * Returns the names by code.
   *
   * @return as many as there are distinct items
   */
  public Dictionary names() {
    return names;
  }

  /**
   * Finds an item.
   *
   * @param name compared exactly
   * @return its code, or {@link Dictionary#MISSING} if no basket has it
   */
  public int code(String name) {
    return names.code(name);
  }

  /**
   * Returns in how many baskets an item is.
   *
   * @param item its code
   * @return at least 1; never rises with the code
   */
  public int supportCount(int item) {
    return supportCounts[item];
  }

  /**
   * Returns the number of items of a basket.
   *
   * @param basket from 0
   * @return 0 or more
   */
  public int sizeOf(int basket) {
    return offsets[basket + 1] - offsets[basket];
  }

  /**
   * Returns one item of a basket.
   *
   * @param basket from 0
   * @param position from 0 to {@link #sizeOf}, exclusive; not checked against the basket's size
   * @return its code; ascending with the position
   */
  public int item(int basket, int position) {
    return byBasket()[offsets[basket] + position];
  }

  private int[] byBasket() {
    int[] made = items;
    return made == null ? deal() : made;
  }

  private synchronized int[] deal() {
    int[] made = items;
    if (made == null) {
      made = BasketNumbering.items(offsets, basketsByItem, supportCounts);
      items = made;
    }
    return made;
  }

  /**
   * Copies the items of a basket.
   *
   * @param basket from 0
   * @return their codes, ascending; the caller's
   */
  public int[] basket(int basket) {
    return Arrays.copyOfRange(byBasket(), offsets[basket], offsets[basket + 1]);
  }

  /**
   * Copies the items of all baskets, one basket after the other.
   *
   * @return {@link #pairs()} codes, ascending in each basket; the caller's
   */
  public int[] items() {
    return byBasket().clone();
  }

  /**
   * Lists the baskets of the most frequent items, one item after the other.
   *
   * @param distinct how many items, from 0 to {@link #distinctItems()}
   * @return the baskets of item 0, ascending, {@link #supportCount} in number, then those of item 1
   *     and so on; the caller's
   */
  public int[] basketsByItem(int distinct) {
    int pairs = 0;
    for (int item = 0; item < distinct; item++) {
      pairs += supportCounts[item];
    }
    return Arrays.copyOf(basketsByItem, pairs);
  }

  /**
   * Returns what each filter took.
   *
   * @return counts
   */
  public BasketReport report() {
    return report;
  }

  /** Equal if they hold baskets of the same names in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Baskets that
        && Arrays.equals(offsets, that.offsets)
        && Arrays.equals(byBasket(), that.byBasket())
        && sameNames(that);
  }

  private boolean sameNames(Baskets that) {
    for (int item = 0; item < distinctItems(); item++) {
      if (!names.text(item).equals(that.names.text(item))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(offsets) + Arrays.hashCode(byBasket());
  }

  @Override
  public String toString() {
    return "Baskets[" + size() + " of " + distinctItems() + " items, " + pairs() + " pairs]";
  }

  /** Collects options for baskets of invoice lines. For one thread. */
  public static final class Builder {
    BasketKey key = BasketKey.INVOICE;
    BasketItem item = BasketItem.DESCRIPTION;
    @Nullable Function<? super InvoiceRow, Optional<String>> itemFunction;
    Population population = Population.KNOWN;
    Set<String> excludedCodes =
        new TreeSet<>(List.of("DOT", "POST", "M", "BANK CHARGES", "D", "CRUK", "B", "S"));
    boolean negativeAmounts;
    long minQuantity = 1;
    int minItems = 2;
    int maxItems = Integer.MAX_VALUE;

    private Builder() {}

    /**
     * Sets what makes a basket. Default: {@link BasketKey#INVOICE}.
     *
     * @param key the lines of one key are one basket
     * @return this
     */
    public Builder by(BasketKey key) {
      this.key = key;
      return this;
    }

    /**
     * Sets what an item is. Default: {@link BasketItem#DESCRIPTION}.
     *
     * @param item the column
     * @return this
     */
    public Builder item(BasketItem item) {
      this.item = item;
      this.itemFunction = null;
      return this;
    }

    /**
     * Names items by a function, for example the category of a product.
     *
     * @param item is asked once for each line that comes to it; empty where the line is no item;
     *     must not keep the row
     * @return this
     */
    public Builder item(Function<? super InvoiceRow, Optional<String>> item) {
      this.itemFunction = Objects.requireNonNull(item, "item");
      return this;
    }

    /**
     * Sets whose lines make baskets. Default: {@link Population#KNOWN}.
     *
     * @param population the customers
     * @return this
     */
    public Builder population(Population population) {
      this.population = population;
      return this;
    }

    /**
     * Sets the stock codes that are no goods. Default: {@code DOT, POST, M, BANK CHARGES, D, CRUK,
     * B, S}.
     *
     * @param codes compared without outer white space and in upper case; none to exclude nothing
     * @return this
     */
    public Builder excludedCodes(String... codes) {
      this.excludedCodes = new TreeSet<>();
      for (String code : codes) {
        excludedCodes.add(LineBaskets.normalized(code));
      }
      return this;
    }

    /**
     * Sets whether lines count whose quantity times price is below 0. Default: false.
     *
     * @param kept true to let a return lower the quantity of its basket's item
     * @return this
     */
    public Builder negativeAmounts(boolean kept) {
      this.negativeAmounts = kept;
      return this;
    }

    /**
     * Sets from which sum of quantities on a basket has an item. Default: 1.
     *
     * @param minQuantity any
     * @return this
     */
    public Builder minQuantity(long minQuantity) {
      this.minQuantity = minQuantity;
      return this;
    }

    /**
     * Sets how many items a basket has at least. Default: 2.
     *
     * @param minItems at least 0
     * @return this
     */
    public Builder minItems(int minItems) {
      this.minItems = requireAtLeast("minItems", minItems, 0);
      return this;
    }

    /**
     * Sets how many items a basket has at most; larger ones are left out and counted in {@link
     * BasketReport#tooLarge()}. Default: no limit.
     *
     * @param maxItems at least 1
     * @return this
     */
    public Builder maxItems(int maxItems) {
      this.maxItems = requireAtLeast("maxItems", maxItems, 1);
      return this;
    }

    static int requireAtLeast(String name, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
      }
      return value;
    }

    /**
     * Makes baskets, in the order of their first lines. Cost: some passes over the lines, of about
     * 10 ns each; 30 bytes a line meanwhile.
     *
     * @param lines cleaned or raw
     * @return the baskets that have enough items, and not too many
     * @throws NoBasketsException if none is left; tells what each filter took
     */
    public Baskets build(InvoiceTable lines) {
      return new LineBaskets(this, lines).build();
    }
  }
}
