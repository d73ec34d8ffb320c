package dev.ecomm.clean;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Renumbering;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Learns which descriptions are notes of the stock-take ("damaged", "?") and not names of products:
 * those that no line with a price other than 0 carries. Nothing is said about a text's spelling; a
 * product that was only ever given away looks like a note.
 *
 * <p>Texts are compared exactly. A blank one is no note. The state is exact: any split of the lines
 * into batches, merged in any order, fits the same notes. Cost: one look at the price and the
 * description of each line. For one thread.
 */
final class NoteLearner {
  private static final byte UNPRICED = 1;
  private static final byte PRICED = 2;

  private final DictionaryBuilder texts;

  /** Texts that some line carries, and those that one with a price other than 0 carries. */
  private final BitSet seen = new BitSet();

  private final BitSet priced = new BitSet();

  NoteLearner() {
    this(new DictionaryBuilder());
  }

  /** Numbers descriptions in a dictionary that somebody else fills too. */
  NoteLearner(DictionaryBuilder texts) {
    this.texts = texts;
  }

  void add(InvoiceTable batch) {
    Dictionary dictionary = batch.description().dictionary();
    byte[] met = new byte[dictionary.size()];
    for (int row = 0; row < batch.rows(); row++) {
      int code = batch.description().code(row);
      if (code != Dictionary.MISSING) {
        met[code] = (byte) (met[code] | (batch.unitPrice(row) == 0 ? UNPRICED : PRICED));
      }
    }
    Renumbering codes = new Renumbering(dictionary, texts);
    for (int code = 0; code < met.length; code++) {
      if (met[code] != 0) {
        take(codes.code(code), (met[code] & PRICED) != 0);
      }
    }
  }

  void merge(NoteLearner other) {
    Renumbering codes = new Renumbering(other.texts.build(), texts);
    other.seen.stream().forEach(code -> take(codes.code(code), other.priced.get(code)));
  }

  private void take(int code, boolean withPrice) {
    seen.set(code);
    if (withPrice) {
      priced.set(code);
    }
  }

  /** Whether no line with a price carries the text of a code, so far; a blank one passes too. */
  boolean isUnpriced(int code) {
    return seen.get(code) && !priced.get(code);
  }

  Notes fit() {
    Dictionary known = texts.build();
    SortedSet<String> notes = new TreeSet<>();
    for (int code = 0; code < known.size(); code++) {
      if (isUnpriced(code) && !known.text(code).isBlank()) {
        notes.add(known.text(code));
      }
    }
    return new Notes(notes);
  }
}
