package dev.ecomm.model;

import java.util.Arrays;

/**
 * The codes of one dictionary in another: a text is looked up when it is first asked for, so that
 * texts no row has are not taken over, and new ones are numbered in the order of the rows.
 */
final class Renumbering {
  private static final int UNSEEN = -2;

  private final Dictionary from;
  private final DictionaryBuilder to;
  private final int[] known;

  Renumbering(Dictionary from, DictionaryBuilder to) {
    this.from = from;
    this.to = to;
    known = new int[from.size()];
    Arrays.fill(known, UNSEEN);
  }

  /** The code that stands for the same text, {@link Dictionary#MISSING} for itself. */
  int code(int code) {
    if (code == Dictionary.MISSING) {
      return Dictionary.MISSING;
    }
    if (known[code] == UNSEEN) {
      known[code] = to.add(from.utf8(), from.start(code), from.utf8Length(code));
    }
    return known[code];
  }
}
