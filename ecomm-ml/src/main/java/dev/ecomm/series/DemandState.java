package dev.ecomm.series;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceTable;
import java.util.Arrays;

/**
 * What demand is computed from: invoice lines, added in batches of any size, kept from one day to
 * the next.
 *
 * <pre>{@code
 * DemandState state = new DemandState();
 * table.forEachBatch(10_000, state::add);
 * DemandTable demand = Demand.withDefaults().compute(state);
 * }</pre>
 *
 * <p>It keeps the lines, in 37 bytes each, because distinct items and orders cannot be counted by
 * week from those of its days. So how lines are split into batches cannot matter: yesterday's state
 * and today's lines give the bits that all lines give at once. For one thread.
 */
public final class DemandState {
  static final byte SOLD = 1;
  static final byte REFUND = 2;
  static final byte DISCOUNT = 3;
  static final byte WRITE_OFF = 4;
  private static final byte OTHER = 0;
  private static final byte KIND = 7;

  /** The line counts for sums over all lines and for what is sold. */
  private static final byte OF_DEMAND = 8;

  /** The line counts for refunds, discounts and write-offs. */
  private static final byte OF_ADJUSTMENTS = 16;

  private static final String DISCOUNT_TEXT = "Discount";
  private static final int MOST_LINES = Integer.MAX_VALUE - 8;
  private static final int FEWEST_LINES = 1 << 10;

  /** Whose the codes of a line are. */
  enum Text {
    ITEM,
    COUNTRY,
    CUSTOMER,
    INVOICE
  }

  private final DictionaryBuilder[] texts = new DictionaryBuilder[Text.values().length];
  private final int[][] codes = new int[Text.values().length][0];
  private long[] seconds = {};
  private int[] quantities = {};
  private double[] prices = {};
  private byte[] roles = {};
  private int lines;

  /** Makes a state of no lines. */
  public DemandState() {
    Arrays.setAll(texts, i -> new DictionaryBuilder());
  }

  /**
   * Adds the next lines.
   *
   * @param batch cleaned or raw; may be empty
   * @throws IllegalStateException if there are more lines than a state holds
   */
  public void add(InvoiceTable batch) {
    append(batch, (byte) (OF_DEMAND | OF_ADJUSTMENTS));
  }

  /**
   * Adds lines that count for everything but refunds, discounts and write-offs, which come from
   * lines of {@link #addAdjustments}: for those who clean the two differently, as the notebook
   * does.
   *
   * @param batch cleaned
   */
  public void addWithoutAdjustments(InvoiceTable batch) {
    append(batch, OF_DEMAND);
  }

  /**
   * Adds lines whose refunds, discounts and write-offs count, and nothing else of them.
   *
   * @param batch cleaned; usually lines that {@link #addWithoutAdjustments} had too, or most of
   *     them
   */
  public void addAdjustments(InvoiceTable batch) {
    append(batch, OF_ADJUSTMENTS);
  }

  /**
   * Adds the lines of another state behind those of this one.
   *
   * @param later unchanged
   * @throws IllegalArgumentException if it is this state
   */
  public void merge(DemandState later) {
    if (later == this) {
      throw new IllegalArgumentException("later is this state itself, must be another");
    }
    grow(later.lines);
    for (Text text : Text.values()) {
      int t = text.ordinal();
      int[] own = translation(later.texts[t].build(), texts[t]);
      for (int line = 0; line < later.lines; line++) {
        int code = later.codes[t][line];
        codes[t][lines + line] = code == Dictionary.MISSING ? code : own[code];
      }
    }
    System.arraycopy(later.seconds, 0, seconds, lines, later.lines);
    System.arraycopy(later.quantities, 0, quantities, lines, later.lines);
    System.arraycopy(later.prices, 0, prices, lines, later.lines);
    System.arraycopy(later.roles, 0, roles, lines, later.lines);
    lines += later.lines;
  }

  private static int[] translation(Dictionary from, DictionaryBuilder to) {
    int[] own = new int[from.size()];
    Arrays.setAll(own, code -> to.add(from.text(code)));
    return own;
  }

  private void append(InvoiceTable batch, byte role) {
    int rows = batch.rows();
    grow(rows);
    append(batch.stockCode(), Text.ITEM);
    append(batch.country(), Text.COUNTRY);
    append(batch.customerId(), Text.CUSTOMER);
    append(batch.invoiceNo(), Text.INVOICE);
    int discount = batch.description().dictionary().code(DISCOUNT_TEXT);
    for (int row = 0; row < rows; row++) {
      int line = lines + row;
      seconds[line] = batch.epochSecond(row);
      quantities[line] = batch.quantity(row);
      prices[line] = batch.unitPrice(row);
      boolean isDiscount =
          discount != Dictionary.MISSING && batch.description().code(row) == discount;
      roles[line] = (byte) (role | (isDiscount ? DISCOUNT : kind(quantities[line], prices[line])));
    }
    lines += rows;
  }

  private static byte kind(int quantity, double price) {
    if (quantity > 0) {
      return price > 0 ? SOLD : OTHER;
    }
    return quantity == 0 || price < 0 ? OTHER : price > 0 ? REFUND : WRITE_OFF;
  }

  /** A text is looked up once for each batch that has it, in the order of its lines. */
  private void append(CodedColumn column, Text text) {
    int[] own = new int[column.dictionary().size()];
    Arrays.fill(own, Dictionary.MISSING);
    int[] target = codes[text.ordinal()];
    for (int row = 0; row < column.rows(); row++) {
      int code = column.code(row);
      if (code != Dictionary.MISSING && own[code] == Dictionary.MISSING) {
        own[code] = texts[text.ordinal()].add(column.dictionary().text(code));
      }
      target[lines + row] = code == Dictionary.MISSING ? code : own[code];
    }
  }

  private void grow(int more) {
    if (more > MOST_LINES - lines) {
      throw new IllegalStateException(
          "a state holds at most " + MOST_LINES + " lines; compute demand in several, by time");
    }
    if (lines + more > seconds.length) {
      long wanted = Math.max(FEWEST_LINES, Math.max(lines + more, lines * 3L / 2));
      int capacity = (int) Math.min(MOST_LINES, wanted);
      Arrays.setAll(codes, t -> Arrays.copyOf(codes[t], capacity));
      seconds = Arrays.copyOf(seconds, capacity);
      quantities = Arrays.copyOf(quantities, capacity);
      prices = Arrays.copyOf(prices, capacity);
      roles = Arrays.copyOf(roles, capacity);
    }
  }

  /**
   * Returns how many lines are kept.
   *
   * @return those added, in either way
   */
  public int lines() {
    return lines;
  }

  // what this package reads

  Dictionary texts(Text text) {
    return texts[text.ordinal()].build();
  }

  int distinct(Text text) {
    return texts[text.ordinal()].size();
  }

  int code(Text text, int line) {
    return codes[text.ordinal()][line];
  }

  long second(int line) {
    return seconds[line];
  }

  int quantity(int line) {
    return quantities[line];
  }

  double price(int line) {
    return prices[line];
  }

  boolean isOfDemand(int line) {
    return (roles[line] & OF_DEMAND) != 0;
  }

  boolean isOfAdjustments(int line) {
    return (roles[line] & OF_ADJUSTMENTS) != 0;
  }

  /** {@link #SOLD} and so on. */
  int kind(int line) {
    return roles[line] & KIND;
  }

  @Override
  public String toString() {
    return "DemandState[" + lines + " lines]";
  }
}
