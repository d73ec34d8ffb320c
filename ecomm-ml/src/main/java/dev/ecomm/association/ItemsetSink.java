package dev.ecomm.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where one thread puts the itemsets it finds: records of support, length and items in pieces of
 * memory that are filled one after the other, no object for each. The ledger is told of each full
 * piece. For one thread.
 */
final class ItemsetSink {
  private static final int LARGEST_PIECE = 1 << 16;

  private final Ledger ledger;
  private List<int[]> pieces = new ArrayList<>();
  private int[] piece = new int[1 << 10];
  private int at;
  private int least;

  /** Support and numbers of ints as of the last time that dead records were thrown out. */
  private int compactedAt;

  private long held;
  private long heldThen;

  ItemsetSink(Ledger ledger) {
    this.ledger = ledger;
    this.least = ledger.least();
    this.compactedAt = least;
  }

  /** The least support of interest; may rise whenever something is put. */
  int least() {
    return least;
  }

  void poll() {
    ledger.poll();
    least = ledger.least();
  }

  /** Says that what is put from now on has this as its first item; they come in ascending order. */
  void begin(int firstItem) {
    if (at == piece.length) {
      nextPiece(1);
    }
    piece[at++] = RecordCursor.heading(firstItem);
  }

  /** Records an itemset. */
  void put(int[] items, int length, int support) {
    if (at + length + 2 > piece.length) {
      nextPiece(length + 2);
    }
    int[] to = piece;
    int p = at;
    to[p] = support;
    to[p + 1] = length;
    for (int i = 0; i < length; i++) {
      to[p + 2 + i] = items[i];
    }
    at = p + 2 + length;
  }

  private void nextPiece(int needed) {
    pieces.add(account());
    // half of what is held is dead, more or less, so the work pays for itself
    if (least > compactedAt && held > 2 * heldThen + LARGEST_PIECE) {
      compact();
    }
    int length = Math.min(LARGEST_PIECE, piece.length * 4);
    piece = new int[Math.max(needed, length)];
    at = 0;
    ledger.poll();
  }

  /** Hands what was put to the ledger and learns of the least support. */
  private int[] account() {
    ledger.add(piece, 0, at);
    least = ledger.least();
    held += at;
    return piece; // a record's support is at least 1, so a 0 ends what a piece holds
  }

  private void compact() {
    List<int[]> old = pieces;
    pieces = new ArrayList<>();
    held = 0;
    int[] to = new int[LARGEST_PIECE];
    int end = 0;
    for (int[] from : old) {
      for (int p = 0; p < from.length && from[p] != 0; p += RecordCursor.step(from, p)) {
        int length = RecordCursor.step(from, p);
        if (from[p] >= least || from[p] < 0) {
          if (end + length > to.length) {
            pieces.add(Arrays.copyOf(to, end));
            held += end;
            to = new int[Math.max(LARGEST_PIECE, length)];
            end = 0;
          }
          System.arraycopy(from, p, to, end, length);
          end += length;
        }
      }
    }
    pieces.add(Arrays.copyOf(to, end));
    held += end;
    heldThen = held;
    compactedAt = least;
  }

  /** All records; the sink is not used afterwards. */
  RecordCursor finish() {
    account();
    pieces.add(Arrays.copyOf(piece, at));
    return new RecordCursor(pieces);
  }
}
