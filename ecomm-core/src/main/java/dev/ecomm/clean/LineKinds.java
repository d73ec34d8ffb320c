package dev.ecomm.clean;

import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says of every invoice line what it is about. The first that applies:
 *
 * <ol>
 *   <li>the invoice number starts with A: {@link LineKind#BAD_DEBT};
 *   <li>the product code is a special one: the kind of the table of special codes;
 *   <li>the invoice number starts with C and the quantity is below 0: {@link
 *       LineKind#CANCELLATION};
 *   <li>it does not start with C, quantity below 0, price 0: {@link LineKind#WRITE_OFF};
 *   <li>quantity above 0, price 0: {@link LineKind#FREE};
 *   <li>quantity and price above 0: {@link LineKind#SALE};
 *   <li>{@link LineKind#OTHER_ADJUSTMENT}.
 * </ol>
 *
 * <p>So a fee that is taken back keeps the kind of the fee. Product codes are compared without
 * outer white space and in upper case; a line without an invoice number or code goes on to the next
 * question. Immutable and safe for use by many threads.
 */
public final class LineKinds {

  private static final LineKinds DEFAULTS = builder().build();

  private final Map<String, LineKind> codes;

  /** Longest first, so that the first that fits decides. */
  private final SortedMap<String, LineKind> prefixes;

  private LineKinds(Builder builder) {
    codes = new HashMap<>(builder.codes);
    prefixes = new TreeMap<>(builder.prefixes); // keeps the order
  }

  /**
   * The kinds with the special codes of the <i>Online Retail</i> data.
   *
   * @return see {@link Builder}
   */
  public static LineKinds withDefaults() {
    return DEFAULTS;
  }

  /**
   * Starts with the default special codes.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** The names of the kinds by special code, in natural order. */
  SortedMap<String, String> codes() {
    return names(codes);
  }

  /** The names of the kinds by the start of special codes, in natural order. */
  SortedMap<String, String> prefixes() {
    return names(prefixes);
  }

  private static SortedMap<String, String> names(Map<String, LineKind> kinds) {
    SortedMap<String, String> names = new TreeMap<>();
    kinds.forEach((code, kind) -> names.put(code, kind.id()));
    return names;
  }

  /**
   * Returns the kind of a line.
   *
   * @param row any line
   * @return its kind
   */
  public LineKind kind(InvoiceRow row) {
    String code = row.stockCode();
    return kind(
        InvoiceMark.of(row.invoiceNo()),
        code == null ? null : special(code),
        row.quantity(),
        row.unitPrice());
  }

  /**
   * Returns the kind of every line of a table. Each invoice number and code is looked at once, not
   * once per line: a few nanoseconds a line.
   *
   * @param table any lines, also a batch of a larger table
   * @return one kind a row, one byte each
   */
  public LineKindColumn of(InvoiceTable table) {
    LineKind[] kinds = LineKind.values();
    InvoiceMark[] marks = InvoiceMark.values();
    int none = kinds.length;
    CodeMemo markOf =
        new CodeMemo(
            table.invoiceNo(),
            number -> InvoiceMark.of(number).ordinal(),
            InvoiceMark.NONE.ordinal());
    CodeMemo specialOf =
        new CodeMemo(
            table.stockCode(),
            code -> {
              LineKind special = special(code);
              return special == null ? none : special.ordinal();
            },
            none);
    byte[] ordinals = new byte[table.rows()];
    for (int row = 0; row < ordinals.length; row++) {
      int special = specialOf.at(row);
      LineKind kind =
          kind(
              marks[markOf.at(row)],
              special == none ? null : kinds[special],
              table.quantity(row),
              table.unitPrice(row));
      ordinals[row] = (byte) kind.ordinal();
    }
    return new LineKindColumn(ordinals);
  }

  private static LineKind kind(
      InvoiceMark mark, @Nullable LineKind special, int quantity, double unitPrice) {
    if (mark == InvoiceMark.ADJUSTMENT) {
      return LineKind.BAD_DEBT;
    }
    if (special != null) {
      return special;
    }
    if (mark == InvoiceMark.CANCELLATION) {
      return quantity < 0 ? LineKind.CANCELLATION : LineKind.OTHER_ADJUSTMENT;
    }
    if (unitPrice == 0 && quantity != 0) {
      return quantity < 0 ? LineKind.WRITE_OFF : LineKind.FREE;
    }
    return quantity > 0 && unitPrice > 0 ? LineKind.SALE : LineKind.OTHER_ADJUSTMENT;
  }

  private @Nullable LineKind special(String stockCode) {
    String code = StockCodes.normalized(stockCode);
    LineKind exact = codes.get(code);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, LineKind> prefix : prefixes.entrySet()) {
      if (code.startsWith(prefix.getKey())) {
        return prefix.getValue();
      }
    }
    return null;
  }

  /**
   * The table of special codes. It starts with those of the <i>Online Retail</i> data:
   *
   * <ul>
   *   <li>{@code B} bad debt, {@code D} discount, {@code M} manual, {@code S} sample, {@code CRUK}
   *       charity, {@code PADS} placeholder, {@code BANK CHARGES} bank charge, {@code AMAZONFEE}
   *       Amazon fee;
   *   <li>{@code POST}, {@code DOT} postage; {@code C2}, {@code 23444}, {@code 23574} carriage;
   *   <li>{@code 22016} and every code that starts with {@code GIFT_0001_} voucher.
   * </ul>
   *
   * <p>For one thread.
   */
  public static final class Builder {
    private final Map<String, LineKind> codes = new HashMap<>();
    private final SortedMap<String, LineKind> prefixes =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));

    private Builder() {
      code("B", LineKind.BAD_DEBT);
      code("D", LineKind.DISCOUNT);
      code("POST", LineKind.POSTAGE);
      code("DOT", LineKind.POSTAGE);
      code("C2", LineKind.CARRIAGE);
      code("23444", LineKind.CARRIAGE);
      code("23574", LineKind.CARRIAGE);
      code("BANK CHARGES", LineKind.BANK_CHARGE);
      code("M", LineKind.MANUAL);
      code("S", LineKind.SAMPLE);
      code("CRUK", LineKind.CHARITY);
      code("AMAZONFEE", LineKind.AMAZON_FEE);
      code("22016", LineKind.VOUCHER);
      prefix("GIFT_0001_", LineKind.VOUCHER);
      code("PADS", LineKind.PLACEHOLDER);
    }

    /**
     * Forgets every special code so far, the defaults included.
     *
     * @return this builder
     */
    public Builder clear() {
      codes.clear();
      prefixes.clear();
      return this;
    }

    /**
     * Gives all lines of a product code a kind; a code that has one gets another.
     *
     * @param stockCode not blank; outer white space and case do not matter
     * @param kind of its lines
     * @return this builder
     * @throws IllegalArgumentException if the code is blank
     */
    public Builder code(String stockCode, LineKind kind) {
      codes.put(normalized("stockCode", stockCode), kind);
      return this;
    }

    /**
     * Gives all lines whose product code starts with a text a kind. A code of its own comes first,
     * then the longest prefix.
     *
     * @param start not blank; outer white space and case do not matter
     * @param kind of their lines
     * @return this builder
     * @throws IllegalArgumentException if the start is blank
     */
    public Builder prefix(String start, LineKind kind) {
      prefixes.put(normalized("start", start), kind);
      return this;
    }

    private static String normalized(String name, String code) {
      String normalized = StockCodes.normalized(code);
      if (normalized.isEmpty()) {
        throw new IllegalArgumentException(
            name + " is \"" + code + "\", must hold at least one character that is not blank");
      }
      return normalized;
    }

    /**
     * Makes the classifier.
     *
     * @return with a copy of the table
     */
    public LineKinds build() {
      return new LineKinds(this);
    }
  }
}
