package dev.ecomm.basket;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.CancellationToken;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes baskets of invoice lines: filters, numbers baskets, sums quantities, drops by size. */
final class LineBaskets {
  private static final long SECONDS_OF_DAY = 86_400;

  private final Baskets.Builder options;
  private final InvoiceTable lines;

  // what each filter took, in the order of BasketReport
  private long anonymous;
  private long withoutKey;
  private long excluded;
  private long negative;
  private long withoutItem;
  private long repeated;
  private long belowQuantity;
  private int tooSmall;
  private int tooLarge;
  private int largest;

  LineBaskets(Baskets.Builder options, InvoiceTable lines) {
    this.options = options;
    this.lines = lines;
  }

  static String normalized(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }

  Baskets build() {
    if (lines.rows() == 0) {
      throw new NoBasketsException(
          "There are no lines to make baskets of. Look at the source, and at what the cleaning"
              + " dropped.");
    }
    boolean[] excludedCode = excludedCodes();
    ItemCodes items = itemCodes();
    BasketNumbers numbers = new BasketNumbers();
    int[] basketOf = new int[lines.rows()];
    int[] itemOf = new int[lines.rows()];
    for (int row = 0; row < lines.rows(); row++) {
      basketOf[row] = -1;
      if (!taken(row, excludedCode)) {
        itemOf[row] = items.of(row);
        if (itemOf[row] == Dictionary.MISSING) {
          withoutItem++;
        } else {
          basketOf[row] = numbers.of(row);
        }
      }
    }
    return collect(basketOf, itemOf, numbers.count, items.names());
  }

  private boolean[] excludedCodes() {
    Dictionary codes = lines.stockCode().dictionary();
    boolean[] left = new boolean[codes.size()];
    for (int code = 0; code < left.length; code++) {
      left[code] = options.excludedCodes.contains(normalized(codes.text(code)));
    }
    return left;
  }

  private boolean taken(int row, boolean[] excludedCode) {
    if (lines.customerId().code(row) == Dictionary.MISSING
        && (options.population == Population.KNOWN || options.key != BasketKey.INVOICE)) {
      anonymous++;
      return true;
    }
    if (options.key == BasketKey.INVOICE && lines.invoiceNo().code(row) == Dictionary.MISSING) {
      withoutKey++;
      return true;
    }
    int stockCode = lines.stockCode().code(row);
    if (stockCode != Dictionary.MISSING && excludedCode[stockCode]) {
      excluded++;
      return true;
    }
    if (!options.negativeAmounts && lines.quantity(row) * lines.unitPrice(row) < 0) {
      negative++;
      return true;
    }
    return false;
  }

  /** Gathers the lines of each basket and keeps the items of enough quantity. */
  private Baskets collect(int[] basketOf, int[] itemOf, int baskets, Dictionary names) {
    int[] begins = new int[baskets + 1];
    for (int basket : basketOf) {
      if (basket >= 0) {
        begins[basket + 1]++;
      }
    }
    for (int basket = 0; basket < baskets; basket++) {
      begins[basket + 1] += begins[basket];
    }
    int[] next = Arrays.copyOf(begins, baskets);
    int[] rows = new int[begins[baskets]];
    for (int row = 0; row < basketOf.length; row++) {
      if (basketOf[row] >= 0) {
        rows[next[basketOf[row]]++] = row;
      }
    }
    int[] offsets = new int[baskets + 1];
    int[] items = new int[rows.length];
    long[] quantity = new long[names.size()];
    int[] lastBasket = new int[names.size()];
    Arrays.fill(lastBasket, -1);
    int kept = 0;
    int end = 0;
    for (int basket = 0; basket < baskets; basket++) {
      int distinct = end;
      for (int at = begins[basket]; at < begins[basket + 1]; at++) {
        int item = itemOf[rows[at]];
        if (lastBasket[item] == basket) {
          repeated++;
        } else {
          lastBasket[item] = basket;
          quantity[item] = 0;
          items[distinct++] = item;
        }
        quantity[item] += lines.quantity(rows[at]);
      }
      int to = end;
      for (int at = end; at < distinct; at++) {
        if (quantity[items[at]] >= options.minQuantity) {
          items[to++] = items[at];
        }
      }
      belowQuantity += distinct - to;
      if (fits(to - end)) {
        end = to;
        offsets[++kept] = end;
      }
    }
    return numbered(Arrays.copyOf(offsets, kept + 1), items, names, baskets);
  }

  private boolean fits(int size) {
    largest = Math.max(largest, size);
    tooSmall += size < options.minItems ? 1 : 0;
    tooLarge += size >= options.minItems && size > options.maxItems ? 1 : 0;
    return size >= options.minItems && size <= options.maxItems;
  }

  private Baskets numbered(int[] offsets, int[] items, Dictionary names, int baskets) {
    BasketReport report =
        new BasketReport(
            lines.rows(),
            anonymous,
            withoutKey,
            excluded,
            negative,
            withoutItem,
            repeated,
            belowQuantity,
            baskets,
            tooSmall,
            tooLarge,
            largest);
    if (report.baskets() == 0) {
      throw new NoBasketsException(
          "No basket is left of "
              + report
              + ". Loosen the filter that took the most: population, excludedCodes, minQuantity,"
              + " minItems or maxItems.");
    }
    return BasketNumbering.of(offsets, items, names, report, new CancellationToken());
  }

  /** Numbers baskets in the order of their first lines. */
  private final class BasketNumbers {
    private final CodedColumn column =
        options.key == BasketKey.INVOICE ? lines.invoiceNo() : lines.customerId();
    private final int[] byCode = new int[column.dictionary().size()];
    private final Map<Long, Integer> byDay = new HashMap<>();
    private int count;

    int of(int row) {
      int code = column.code(row);
      if (options.key == BasketKey.CUSTOMER_AND_DAY) {
        long day = Math.floorDiv(lines.epochSecond(row), SECONDS_OF_DAY);
        // days beyond the years of a LocalDate do not occur, so 32 bits hold a day
        Integer known = byDay.putIfAbsent(((long) code << 32) | (day & 0xFFFF_FFFFL), count);
        return known == null ? count++ : known;
      }
      if (byCode[code] == 0) {
        byCode[code] = ++count;
      }
      return byCode[code] - 1;
    }
  }

  /** Finds the item of a line. */
  private interface ItemCodes {
    int of(int row);

    Dictionary names();
  }

  private ItemCodes itemCodes() {
    if (options.itemFunction != null) {
      return new ComputedItems();
    }
    CodedColumn column =
        options.item == BasketItem.DESCRIPTION ? lines.description() : lines.stockCode();
    boolean[] blank = new boolean[column.dictionary().size()];
    for (int code = 0; code < blank.length; code++) {
      blank[code] = column.dictionary().text(code).isBlank();
    }
    return new ItemCodes() {
      @Override
      public int of(int row) {
        int code = column.code(row);
        return code == Dictionary.MISSING || blank[code] ? Dictionary.MISSING : code;
      }

      @Override
      public Dictionary names() {
        return column.dictionary();
      }
    };
  }

  /** Items that the caller's function names. */
  private final class ComputedItems implements ItemCodes {
    private final DictionaryBuilder names = new DictionaryBuilder();

    @Override
    public int of(int row) {
      InvoiceLine line = lines.line(row);
      Optional<String> name =
          options.itemFunction == null ? Optional.empty() : options.itemFunction.apply(line);
      return name.map(names::add).orElse(Dictionary.MISSING);
    }

    @Override
    public Dictionary names() {
      return names.build();
    }
  }
}
