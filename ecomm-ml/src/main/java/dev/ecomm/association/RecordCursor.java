package dev.ecomm.association;

import java.util.List;

/**
 * Goes through what one {@link ItemsetSink} holds: for each first item a heading, then its records.
 * A heading is a negative number, a record a support, a length and items; a 0, or its end, ends a
 * piece.
 */
final class RecordCursor {
  private final List<int[]> pieces;
  private int index;
  private int[] piece;
  private int at;

  RecordCursor(List<int[]> pieces) {
    this.pieces = pieces;
    this.piece = pieces.get(0);
    settle();
  }

  /** A number that tells the heading of a first item from all records. */
  static int heading(int firstItem) {
    return -1 - firstItem;
  }

  /** How far it is from one record, or heading, to the next. */
  static int step(int[] piece, int at) {
    return piece[at] < 0 ? 1 : piece[at + 1] + 2;
  }

  /** How much there is. */
  record Count(long sets, long items) {}

  /** Counts the records of at least some support, and their items. */
  Count count(int least) {
    long sets = 0;
    long items = 0;
    for (int[] of : pieces) {
      for (int p = 0; p < of.length && of[p] != 0; p += step(of, p)) {
        if (of[p] >= least) {
          sets++;
          items += of[p + 1];
        }
      }
    }
    return new Count(sets, items);
  }

  private boolean ended() {
    return index == pieces.size();
  }

  /** Goes on to the next piece where this one has ended, and gives it up. */
  private void settle() {
    while (!ended() && (at >= piece.length || piece[at] == 0)) {
      pieces.set(index++, new int[0]);
      at = 0;
      piece = ended() ? piece : pieces.get(index);
    }
  }

  /** The first item of the heading that the cursor is at; the largest number at the end. */
  int firstItem() {
    return ended() ? Integer.MAX_VALUE : -1 - piece[at];
  }

  /** Goes on from a heading to its records. */
  void enter() {
    at++;
    settle();
  }

  /** Whether the cursor is at a record: neither a heading nor the end. */
  boolean isRecord() {
    return !ended() && piece[at] > 0;
  }

  void next() {
    at += piece[at + 1] + 2;
    settle();
  }

  int support() {
    return piece[at];
  }

  int length() {
    return piece[at + 1];
  }

  int[] piece() {
    return piece;
  }

  /** Where the items of the record begin. */
  int at() {
    return at + 2;
  }
}
