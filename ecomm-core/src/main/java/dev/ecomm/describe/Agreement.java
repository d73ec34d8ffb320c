package dev.ecomm.describe;

import dev.ecomm.model.Dictionary;
import java.util.BitSet;

/**
 * Finds the codes whose rows do not all have the same value: invoices of several customers, say.
 * Keeps the first value of each code and a mark for those that met another.
 */
final class Agreement {
  private final long[] first;
  private final BitSet seen = new BitSet();
  private final BitSet differing = new BitSet();

  Agreement(int codes) {
    first = new long[codes];
  }

  /** A missing code belongs to nobody and is passed over. */
  void add(int code, long value) {
    if (code == Dictionary.MISSING) {
      return;
    }
    if (!seen.get(code)) {
      seen.set(code);
      first[code] = value;
    } else if (first[code] != value) {
      differing.set(code);
    }
  }

  int differing() {
    return differing.cardinality();
  }
}
