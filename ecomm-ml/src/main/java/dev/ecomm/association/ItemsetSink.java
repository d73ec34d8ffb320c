package dev.ecomm.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where one thread puts the itemsets it finds: records as {@link RecordCursor} describes them, in
 * pieces of memory that are filled one after the other, no object for each. The ledger is told of
 * each full piece. For one thread.
 */
final class ItemsetSink {
  private static final int LARGEST_PIECE = 1 << 16;

  /** About a millisecond. */
  static final long STEPS_BETWEEN_POLLS = 1 << 18;

  private final Ledger ledger;
  private List<int[]> pieces = new ArrayList<>();
  private int[] piece = new int[1 << 10];
  private int at;

  /** What {@link #put(int[], int, int)} put last. */
  private int[] last = {};

  private int lastLength;
  private int least;

  /** Worked since the last look at the cancellation. */
  private long steps;

  /** Support and numbers of ints as of the last time that dead records were thrown out. */
  private int compactedAt;

  private boolean compacting;
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
    steps = 0;
    ledger.poll();
    least = ledger.least();
  }

  /**
   * Says how much was done, found or not: words of bits, items or nodes that were looked at. Work
   * that finds nothing for long is to look at the cancellation, too.
   */
  void worked(long more) {
    steps += more;
    if (steps > STEPS_BETWEEN_POLLS) {
      poll();
    }
  }

  /** Says that what is put from now on has this as its first item; they come in ascending order. */
  void begin(int firstItem) {
    if (at == piece.length) {
      nextPiece(1);
    }
    piece[at++] = RecordCursor.heading(firstItem);
    lastLength = 0;
  }

  /**
   * Records what was last put of one item less, with one item more. Depth first, that is the
   * itemset that is being extended. Not to be mixed with the other {@code put} before the next
   * {@link #begin}.
   */
  void put(int length, int item, int support) {
    if (at + 3 > piece.length) {
      nextPiece(3);
    }
    int[] to = piece;
    int p = at;
    to[p] = support;
    to[p + 1] = length;
    to[p + 2] = item;
    at = p + 3;
  }

  /** Records any itemset. */
  void put(int[] items, int length, int support) {
    if (at + length + 3 > piece.length) {
      nextPiece(length + 3); // first, for it may drop what was put last
    }
    if (last.length < length) {
      last = Arrays.copyOf(last, 2 * length);
    }
    int shared = 0;
    int most = Math.min(length, lastLength);
    while (shared < most && items[shared] == last[shared]) {
      shared++;
    }
    System.arraycopy(items, shared, last, shared, length - shared);
    boolean extension = shared == lastLength && shared == length - 1;
    lastLength = length;
    if (extension) {
      put(length, items[shared], support);
    } else {
      piece[at] = support;
      piece[at + 1] = -length;
      piece[at + 2] = shared;
      System.arraycopy(items, shared, piece, at + 3, length - shared);
      at += 3 + length - shared;
    }
  }

  private void nextPiece(int needed) {
    if (compacting) { // the ledger knows of these
      pieces.add(piece);
      held += at;
      piece = new int[Math.max(needed, LARGEST_PIECE)];
      at = 0;
      return;
    }
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

  /** Puts all anew, for a record may tell its items by one that is dead. */
  private void compact() {
    RecordCursor old = new RecordCursor(pieces);
    pieces = new ArrayList<>();
    held = 0;
    piece = new int[LARGEST_PIECE];
    at = 0;
    compacting = true;
    while (old.firstItem() != Integer.MAX_VALUE) {
      begin(old.firstItem());
      for (old.enter(); old.isRecord(); old.next()) {
        int[] items = old.items();
        if (old.support() >= least) {
          put(items, old.length(), old.support());
        }
      }
    }
    compacting = false;
    held += at;
    pieces.add(Arrays.copyOf(piece, at));
    heldThen = held;
    compactedAt = least;
  }

  /** The pieces of all records; the sink is not used afterwards. */
  List<int[]> finish() {
    account();
    pieces.add(Arrays.copyOf(piece, at));
    return pieces;
  }
}
