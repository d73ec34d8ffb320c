package dev.ecomm.association;

import java.util.Arrays;
import java.util.List;

/**
 * Goes through what one {@link ItemsetSink} holds: for each first item a heading, then its records.
 * A heading is a negative number; a 0, or its end, ends a piece.
 *
 * <p>A record tells an itemset by the one before it. Most are three numbers: support, length and
 * the last item, where all items but the last are those of the last record of one item less. Any
 * other is support, the length as a negative number, how many first items are those of the record
 * before, and the rest of the items. Behind a heading no items are before.
 */
final class RecordCursor {
  private final List<int[]> pieces;
  private int index;
  private int[] piece = {};
  private int at;
  private int[] items = new int[16];

  /** At the first heading. */
  RecordCursor(List<int[]> pieces) {
    this.pieces = pieces;
    this.index = -1;
    settle();
  }

  /** A number that tells the heading of a first item from all records. */
  static int heading(int firstItem) {
    return -1 - firstItem;
  }

  /** How far it is from one record, or heading, to the next. */
  static int step(int[] piece, int at) {
    if (piece[at] < 0) {
      return 1;
    }
    int length = piece[at + 1];
    return length > 0 ? 3 : 3 - length - piece[at + 2];
  }

  /** How many items the itemset of a record has. */
  static int length(int[] piece, int at) {
    return Math.abs(piece[at + 1]);
  }

  private boolean ended() {
    return index == pieces.size();
  }

  /** Goes on to the next piece where this one has ended. */
  private void settle() {
    while (!ended() && (at >= piece.length || piece[at] == 0)) {
      index++;
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
    at += step(piece, at);
    settle();
  }

  int support() {
    return piece[at];
  }

  int length() {
    return length(piece, at);
  }

  /**
   * Whether the record was put as one before it, of one item less, and an item; the last of that
   * length is meant.
   */
  boolean isExtension() {
    return piece[at + 1] > 0;
  }

  /**
   * The items of the record, {@link #length} of them, as they were put. To be called at each record
   * behind a heading, or at none of them.
   */
  int[] items() {
    int length = length();
    if (items.length < length) {
      items = Arrays.copyOf(items, 2 * length);
    }
    if (piece[at + 1] > 0) {
      items[length - 1] = piece[at + 2];
    } else {
      int shared = piece[at + 2];
      System.arraycopy(piece, at + 3, items, shared, length - shared);
    }
    return items;
  }
}
