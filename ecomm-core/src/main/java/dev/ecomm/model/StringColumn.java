package dev.ecomm.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts: a code per row and a {@link Dictionary} of the distinct ones. A missing row has the code
 * {@link Dictionary#MISSING}; the empty text is an entry like any other.
 *
 * <p>Two columns are equal if their texts are, whatever their dictionaries number them.
 */
public final class StringColumn implements Column {

  private final Dictionary dictionary;
  private final int[] codes;

  private StringColumn(Dictionary dictionary, int[] codes) {
    this.dictionary = dictionary;
    this.codes = codes;
  }

  /** Takes ownership of the codes, which must all be of the dictionary or missing. */
  static StringColumn wrap(Dictionary dictionary, int[] codes) {
    return new StringColumn(dictionary, codes);
  }

  /**
   * A column of texts.
   *
   * @param texts one per row, null where it is missing; unpaired surrogates become {@code ?}
   * @return the column
   */
  public static StringColumn of(List<? extends @Nullable String> texts) {
    Builder builder = new Builder();
    for (String text : texts) {
      if (text == null) {
        builder.addMissing();
      } else {
        builder.add(text);
      }
    }
    return builder.build();
  }

  /**
   * A column of texts.
   *
   * @param texts one per row, null where it is missing; unpaired surrogates become {@code ?}
   * @return the column
   */
  public static StringColumn of(@Nullable String... texts) {
    return of(Arrays.asList(texts));
  }

  /**
   * A column of texts of a dictionary.
   *
   * @param dictionary the texts; shared, may hold more than the column uses
   * @param codes one per row; copied
   * @return the column
   * @throws IllegalArgumentException if the dictionary does not have a code
   */
  public static StringColumn of(Dictionary dictionary, int... codes) {
    for (int row = 0; row < codes.length; row++) {
      requireCode(dictionary, codes[row], row);
    }
    return wrap(dictionary, codes.clone());
  }

  private static void requireCode(Dictionary dictionary, int code, int row) {
    if (code < Dictionary.MISSING || code >= dictionary.size()) {
      throw new IllegalArgumentException(
          "code of row " + row + " is " + code + ", must be from -1 to " + (dictionary.size() - 1));
    }
  }

  /**
   * Returns the distinct texts.
   *
   * @return may hold texts that no row has
   */
  public Dictionary dictionary() {
    return dictionary;
  }

  /**
   * Returns the code of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return a code of the dictionary, or {@link Dictionary#MISSING}
   */
  public int codeAt(int row) {
    return codes[row];
  }

  /**
   * Returns the text of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return a new String
   * @throws java.util.NoSuchElementException if it is missing
   */
  public String textAt(int row) {
    int code = codes[row];
    if (code == Dictionary.MISSING) {
      throw ColumnSupport.missingRow(row);
    }
    return dictionary.text(code);
  }

  @Override
  public ColumnType type() {
    return ColumnType.STRING;
  }

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == Dictionary.MISSING;
  }

  @Override
  public int missingCount() {
    int count = 0;
    for (int code : codes) {
      count += code == Dictionary.MISSING ? 1 : 0;
    }
    return count;
  }

  @Override
  public Optional<Object> valueAt(int row) {
    return isMissing(row) ? Optional.empty() : Optional.of(textAt(row));
  }

  @Override
  public StringColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return wrap(dictionary, Arrays.copyOfRange(codes, from, to));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StringColumn that
        && ColumnSupport.sameTexts(dictionary, codes, that.dictionary, that.codes);
  }

  @Override
  public int hashCode() {
    return ColumnSupport.hashOfTexts(dictionary, codes);
  }

  @Override
  public String toString() {
    return ColumnSupport.describe(this);
  }

  /** Collects texts. For one thread. */
  public static final class Builder implements ColumnBuilder {
    private final DictionaryBuilder dictionary = new DictionaryBuilder();
    private int[] codes = {};
    private int size;

    /** Makes an empty builder. */
    public Builder() {}

    /**
     * Adds a text.
     *
     * @param text any; unpaired surrogates become {@code ?}
     */
    public void add(String text) {
      addCode(dictionary.add(text));
    }

    /**
     * Adds a text given as bytes; makes no String.
     *
     * @param utf8 holds the text; read only
     * @param start first byte
     * @param length number of bytes, which must be valid UTF-8
     */
    public void add(byte[] utf8, int start, int length) {
      addCode(dictionary.add(utf8, start, length));
    }

    private void addCode(int code) {
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, ColumnSupport.grown(size, size + 1));
      }
      codes[size++] = code;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void addMissing() {
      addCode(Dictionary.MISSING);
    }

    @Override
    public void addValue(Object value) {
      if (!(value instanceof String text)) {
        throw ColumnSupport.wrongClass(ColumnType.STRING, value);
      }
      add(text);
    }

    @Override
    public void addAll(Column column) {
      if (!(column instanceof StringColumn added)) {
        throw ColumnSupport.wrongType(ColumnType.STRING, column);
      }
      Renumbering renumbered = new Renumbering(added.dictionary, dictionary);
      for (int code : added.codes) {
        addCode(renumbered.code(code));
      }
    }

    @Override
    public StringColumn build() {
      return wrap(dictionary.build(), Arrays.copyOf(codes, size));
    }
  }
}
