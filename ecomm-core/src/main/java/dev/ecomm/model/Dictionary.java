package dev.ecomm.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The distinct texts of a column, numbered from 0 in order of first appearance. Columns hold these
 * codes; {@link #MISSING} stands for no text.
 *
 * <p>Texts are kept as UTF-8 in one array, about 4 bytes an entry beside the text itself; {@link
 * #text} makes a new String at each call, so a loop over rows should ask once per code. Immutable
 * and safe for use by many threads.
 */
public final class Dictionary {

  /** The code of a missing value. */
  public static final int MISSING = -1;

  private final byte[] utf8;
  private final int[] ends;
  private final int size;

  /** Made on the first search by text; most dictionaries are never searched. */
  private volatile @Nullable DictionaryBuilder index;

  /** Takes ownership of the arrays; {@code ends} holds the end of entry i in {@code utf8}. */
  Dictionary(byte[] utf8, int[] ends, int size) {
    this.utf8 = utf8;
    this.ends = ends;
    this.size = size;
  }

  /**
   * A dictionary of the given texts; a repeated text keeps its first code.
   *
   * @param texts in code order
   * @return the dictionary
   */
  public static Dictionary of(Iterable<String> texts) {
    DictionaryBuilder builder = new DictionaryBuilder();
    texts.forEach(builder::add);
    return builder.build();
  }

  /**
   * Returns the number of texts.
   *
   * @return codes run from 0 to this, exclusive
   */
  public int size() {
    return size;
  }

  /**
   * Returns the text of a code.
   *
   * @param code from 0 to {@link #size()}, exclusive
   * @return a new String
   * @throws IndexOutOfBoundsException if there is no such code; {@link #MISSING} is none
   */
  public String text(int code) {
    if (code < 0 || code >= size) {
      throw new IndexOutOfBoundsException("code " + code + " of " + size);
    }
    int start = start(code);
    return new String(utf8, start, ends[code] - start, StandardCharsets.UTF_8);
  }

  /**
   * Finds a text. The first search builds an index in one pass over the entries.
   *
   * @param text what to look for, compared exactly
   * @return its code, or {@link #MISSING} where the dictionary does not hold it
   */
  public int code(String text) {
    DictionaryBuilder found = index;
    if (found == null) {
      found = new DictionaryBuilder(this);
      index = found;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return found.code(bytes, 0, bytes.length);
  }

  /**
   * Starts a dictionary that goes on from this one: its texts keep their codes, new ones follow.
   *
   * @return a builder that holds the texts of this dictionary; one pass over them
   */
  public DictionaryBuilder toBuilder() {
    return new DictionaryBuilder(this);
  }

  /**
   * Returns the bytes of all texts together.
   *
   * @return length in UTF-8
   */
  public int utf8Length() {
    return size == 0 ? 0 : ends[size - 1];
  }

  /**
   * Returns the number of bytes of a text.
   *
   * @param code from 0 to {@link #size()}, exclusive
   * @return its length in UTF-8
   */
  public int utf8Length(int code) {
    return ends[code] - start(code);
  }

  /**
   * Copies the UTF-8 bytes of a text, for formats that write bytes.
   *
   * @param code from 0 to {@link #size()}, exclusive
   * @param target where to copy to; the caller's
   * @param offset first byte to write in the target
   * @return the number of bytes copied
   */
  public int copyUtf8(int code, byte[] target, int offset) {
    int start = start(code);
    int length = ends[code] - start;
    System.arraycopy(utf8, start, target, offset, length);
    return length;
  }

  /** The texts themselves, for code of this package that does not write to them. */
  byte[] utf8() {
    return utf8;
  }

  int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  @Override
  public String toString() {
    return "Dictionary[" + size + " texts, " + utf8Length() + " bytes]";
  }
}
