package dev.ecomm.model;

import java.util.Arrays;

/**
 * The codes of one dictionary in another, for who joins tables that have dictionaries of their own:
 * a text is looked up when it is first asked for, so that texts no row has are not taken over, and
 * new ones are numbered in the order of the rows.
 *
 * <p>Costs four bytes an entry of the first dictionary. For one thread.
 */
public final class Renumbering {
  private static final int UNSEEN = -2;

  private final Dictionary from;
  private final DictionaryBuilder to;
  private final int[] known;

  /**
   * Starts without any code known.
   *
   * @param from the dictionary of the codes that will be asked for
   * @param to takes over the texts that are asked for
   */
  public Renumbering(Dictionary from, DictionaryBuilder to) {
    this.from = from;
    this.to = to;
    known = new int[from.size()];
    Arrays.fill(known, UNSEEN);
  }

  /**
   * Returns the code that stands for the same text.
   *
   * @param code of the first dictionary, or {@link Dictionary#MISSING}
   * @return a code of the second, or {@link Dictionary#MISSING} for itself
   */
  public int code(int code) {
    if (code == Dictionary.MISSING) {
      return Dictionary.MISSING;
    }
    if (known[code] == UNSEEN) {
      known[code] = to.add(from.utf8(), from.start(code), from.utf8Length(code));
    }
    return known[code];
  }
}
