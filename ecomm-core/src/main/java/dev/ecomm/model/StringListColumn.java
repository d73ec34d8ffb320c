package dev.ecomm.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists of texts, such as the items of a rule: the codes of all lists in one array, the end of each
 * row's list in another, and a {@link Dictionary} of the distinct texts. The empty list is a value
 * and differs from missing; an item is never missing.
 *
 * <p>Two columns are equal if their texts are, whatever their dictionaries number them.
 */
public final class StringListColumn implements Column {

  private final Dictionary dictionary;
  private final int[] codes;
  private final int[] ends;
  private final BitSet missing;

  private StringListColumn(Dictionary dictionary, int[] codes, int[] ends, BitSet missing) {
    this.dictionary = dictionary;
    this.codes = codes;
    this.ends = ends;
    this.missing = missing;
  }

  /** Takes ownership; missing rows must have no items. */
  static StringListColumn wrap(Dictionary dictionary, int[] codes, int[] ends, BitSet missing) {
    return new StringListColumn(dictionary, codes, ends, missing);
  }

  /**
   * A column of lists.
   *
   * @param lists one per row, null where it is missing
   * @return the column
   */
  public static StringListColumn of(List<? extends @Nullable List<String>> lists) {
    Builder builder = new Builder();
    for (List<String> list : lists) {
      if (list == null) {
        builder.addMissing();
      } else {
        builder.add(list);
      }
    }
    return builder.build();
  }

  /**
   * A column where every row has a list of texts of a dictionary.
   *
   * @param dictionary the texts; shared, may hold more than the column uses
   * @param codes the items of all lists, row after row; copied
   * @param ends for each row, the position in {@code codes} after its last item; copied
   * @return the column
   * @throws IllegalArgumentException if the dictionary does not have a code, or ends do not ascend
   *     to the length of codes
   */
  public static StringListColumn of(Dictionary dictionary, int[] codes, int[] ends) {
    for (int item = 0; item < codes.length; item++) {
      if (codes[item] < 0 || codes[item] >= dictionary.size()) {
        throw new IllegalArgumentException(
            "code " + codes[item] + " at " + item + " is not of " + dictionary);
      }
    }
    int start = 0;
    for (int row = 0; row < ends.length; row++) {
      if (ends[row] < start || ends[row] > codes.length) {
        throw new IllegalArgumentException(
            "end of row "
                + row
                + " is "
                + ends[row]
                + ", must be from "
                + start
                + " to "
                + codes.length);
      }
      start = ends[row];
    }
    if (start != codes.length) {
      throw new IllegalArgumentException(
          "the last end is " + start + ", must be the number of codes, " + codes.length);
    }
    return wrap(dictionary, codes.clone(), ends.clone(), ColumnSupport.NONE);
  }

  /**
   * Returns the distinct items.
   *
   * @return may hold texts that no row has
   */
  public Dictionary dictionary() {
    return dictionary;
  }

  /**
   * Returns the length of a row's list.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return 0 where it is missing
   */
  public int lengthAt(int row) {
    return ends[row] - start(row);
  }

  /**
   * Returns an item of a row's list as a code of the dictionary.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @param item from 0 to {@link #lengthAt}, exclusive
   * @return the code
   */
  public int codeAt(int row, int item) {
    return codes[start(row) + Objects.checkIndex(item, lengthAt(row))];
  }

  /**
   * Returns the list of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return a new, unmodifiable list
   * @throws java.util.NoSuchElementException if it is missing
   */
  public List<String> listAt(int row) {
    if (isMissing(row)) {
      throw ColumnSupport.missingRow(row);
    }
    return Arrays.stream(codes, start(row), ends[row]).mapToObj(dictionary::text).toList();
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  @Override
  public ColumnType type() {
    return ColumnType.STRING_LIST;
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public boolean isMissing(int row) {
    return missing.get(Objects.checkIndex(row, size()));
  }

  @Override
  public int missingCount() {
    return missing.cardinality();
  }

  @Override
  public Optional<Object> valueAt(int row) {
    return isMissing(row) ? Optional.empty() : Optional.of(listAt(row));
  }

  @Override
  public StringListColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    int first = from == to ? 0 : start(from);
    int last = from == to ? 0 : ends[to - 1];
    int[] shifted = Arrays.copyOfRange(ends, from, to);
    for (int row = 0; row < shifted.length; row++) {
      shifted[row] -= first;
    }
    return wrap(
        dictionary,
        Arrays.copyOfRange(codes, first, last),
        shifted,
        ColumnSupport.slice(missing, from, to));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StringListColumn that
        && missing.equals(that.missing)
        && Arrays.equals(ends, that.ends)
        && ColumnSupport.sameTexts(dictionary, codes, that.dictionary, that.codes);
  }

  @Override
  public int hashCode() {
    int hash = 31 * missing.hashCode() + Arrays.hashCode(ends);
    return 31 * hash + ColumnSupport.hashOfTexts(dictionary, codes);
  }

  @Override
  public String toString() {
    return ColumnSupport.describe(this);
  }

  /** Collects lists. For one thread. */
  public static final class Builder implements ColumnBuilder {
    private final DictionaryBuilder dictionary = new DictionaryBuilder();
    private int[] codes = {};
    private int[] ends = {};
    private int items;
    private int size;
    private final BitSet missing = new BitSet();

    /** Makes an empty builder. */
    public Builder() {}

    /**
     * Adds a list.
     *
     * @param list any, also the empty one
     */
    public void add(List<String> list) {
      for (String item : list) {
        addItem(dictionary.add(item));
      }
      endList();
    }

    /**
     * Adds an item to the list that {@link #endList} will end.
     *
     * @param utf8 holds the text; read only
     * @param start first byte
     * @param length number of bytes, which must be valid UTF-8
     */
    public void addItem(byte[] utf8, int start, int length) {
      addItem(dictionary.add(utf8, start, length));
    }

    /** Ends the list of a row; without items before, it is the empty list. */
    public void endList() {
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, ColumnSupport.grown(size, size + 1));
      }
      ends[size++] = items;
    }

    private void addItem(int code) {
      if (items == codes.length) {
        codes = Arrays.copyOf(codes, ColumnSupport.grown(items, items + 1));
      }
      codes[items++] = code;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void addMissing() {
      missing.set(size);
      endList();
    }

    @Override
    public void addValue(Object value) {
      if (!(value instanceof List<?> list)) {
        throw ColumnSupport.wrongClass(ColumnType.STRING_LIST, value);
      }
      for (Object item : list) {
        if (!(item instanceof String)) {
          throw ColumnSupport.wrongClass(ColumnType.STRING_LIST, value);
        }
      }
      add(list.stream().map(String.class::cast).toList());
    }

    @Override
    public void addAll(Column column) {
      if (!(column instanceof StringListColumn added)) {
        throw ColumnSupport.wrongType(ColumnType.STRING_LIST, column);
      }
      ColumnSupport.addMissing(missing, size, added.missing);
      Renumbering renumbered = new Renumbering(added.dictionary, dictionary);
      for (int row = 0; row < added.size(); row++) {
        for (int at = added.start(row); at < added.ends[row]; at++) {
          addItem(renumbered.code(added.codes[at]));
        }
        endList();
      }
    }

    @Override
    public StringListColumn build() {
      return wrap(
          dictionary.build(),
          Arrays.copyOf(codes, items),
          Arrays.copyOf(ends, size),
          ColumnSupport.copyOfMissing(missing, size));
    }
  }
}
