package dev.ecomm.association;

import dev.ecomm.run.CancellationToken;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Itemsets as they were found, in the order of their first items: their supports, and records that
 * become flat arrays when items are first asked for. Many who mine want a part of what they find,
 * or its number; the arrays take several times the memory of the records. Safe for use by many
 * threads.
 */
final class FoundItemsets {
  final int[] supports;
  private @Nullable Records records;
  private volatile @Nullable ItemsetArrays arrays;

  private FoundItemsets(int[] supports, @Nullable Records records, @Nullable ItemsetArrays arrays) {
    this.supports = supports;
    this.records = records;
    this.arrays = arrays;
  }

  /** Itemsets whose arrays are there already. */
  static FoundItemsets of(ItemsetArrays arrays) {
    return new FoundItemsets(arrays.supports, null, arrays);
  }

  /**
   * Gathers the supports of records.
   *
   * @param found the pieces of each thread, first items ascending; given up to this
   * @param least records of less support are left out
   * @param original the number that an item's code stands for
   * @param added codes that every itemset has in addition
   */
  static FoundItemsets of(
      List<List<int[]>> found,
      int least,
      int[] original,
      int[] added,
      CancellationToken cancellation) {
    long sets = 0;
    for (List<int[]> pieces : found) {
      for (int[] piece : pieces) {
        cancellation.throwIfCancelled();
        for (int at = 0; at < piece.length && piece[at] != 0; ) {
          sets += piece[at] >= least ? 1 : 0;
          at += RecordCursor.step(piece, at);
        }
      }
    }
    int[] supports = new int[Math.toIntExact(sets)];
    Records records = new Records(found, least, original, added);
    int set = 0;
    for (Records.Walk walk = records.walk(); walk.nextHeading(cancellation); ) {
      for (RecordCursor next = walk.cursor(); next.isRecord(); next.next()) {
        if (next.support() >= least) {
          supports[set++] = next.support();
        }
      }
    }
    return new FoundItemsets(supports, records, null);
  }

  /** The itemsets as arrays, made by the first call. */
  ItemsetArrays arrays() {
    return arrays(new CancellationToken());
  }

  ItemsetArrays arrays(CancellationToken cancellation) {
    ItemsetArrays made = arrays;
    return made == null ? make(cancellation) : made;
  }

  private synchronized ItemsetArrays make(CancellationToken cancellation) {
    ItemsetArrays made = arrays;
    Records from = records;
    if (made == null && from != null) {
      made = from.flat(supports, cancellation);
      arrays = made;
      records = null; // not needed twice
    }
    return made == null ? ItemsetArrays.none() : made;
  }

  /** The records of all threads. */
  @SuppressWarnings("ArrayRecordComponent") // within this class, and never compared
  private record Records(List<List<int[]>> found, int least, int[] original, int[] added) {

    Walk walk() {
      return new Walk(found.stream().map(RecordCursor::new).toList());
    }

    ItemsetArrays flat(int[] supports, CancellationToken cancellation) {
      int[] offsets = new int[supports.length + 1];
      int[] items = new int[Math.toIntExact(items() + (long) supports.length * added.length)];
      int[] begins = new int[16]; // by length: where the last itemset of this length begins
      int set = 0;
      int to = 0;
      for (Walk walk = walk(); walk.nextHeading(cancellation); ) {
        for (RecordCursor next = walk.cursor(); next.isRecord(); next.next()) {
          int[] codes = next.items(); // also of what is left out, for records behind it
          if (next.support() >= least) {
            int length = next.length();
            if (length >= begins.length) {
              begins = Arrays.copyOf(begins, 2 * length);
            }
            if (length > 1 && next.isExtension()) { // of an itemset no rarer, so it is here
              copyExtended(
                  items,
                  begins[length - 1],
                  length - 1 + added.length,
                  original[codes[length - 1]],
                  to);
            } else {
              copySorted(codes, length, items, to);
            }
            begins[length] = to;
            to += length + added.length;
            offsets[++set] = to;
          }
        }
      }
      return new ItemsetArrays(offsets, items, supports);
    }

    private long items() {
      long items = 0;
      for (List<int[]> pieces : found) {
        for (int[] piece : pieces) {
          for (int at = 0; at < piece.length && piece[at] != 0; ) {
            items += piece[at] >= least ? RecordCursor.length(piece, at) : 0;
            at += RecordCursor.step(piece, at);
          }
        }
      }
      return items;
    }

    /**
     * By insertion: itemsets are short, and miners begin with the rarest item, which has the
     * highest code, so read backwards they are nearly sorted.
     */
    private void copySorted(int[] from, int length, int[] to, int start) {
      for (int i = 0; i < added.length; i++) {
        to[start + i] = added[i];
      }
      for (int i = 0; i < length; i++) {
        int item = original[from[length - 1 - i]];
        int at = start + added.length + i;
        for (; at > start && to[at - 1] > item; at--) {
          to[at] = to[at - 1];
        }
        to[at] = item;
      }
    }

    /** Copies an itemset and puts one more item in its place. */
    private static void copyExtended(int[] items, int from, int length, int item, int to) {
      int i = length - 1;
      for (; i >= 0 && items[from + i] > item; i--) {
        items[to + i + 1] = items[from + i];
      }
      items[to + i + 1] = item;
      for (; i >= 0; i--) {
        items[to + i] = items[from + i];
      }
    }

    /** Goes through the headings of all threads, first items ascending. */
    private static final class Walk {
      private final List<RecordCursor> cursors;
      private RecordCursor next;

      Walk(List<RecordCursor> cursors) {
        this.cursors = cursors;
        this.next = cursors.get(0);
      }

      /** Goes to the records behind the next heading; false at the end. */
      boolean nextHeading(CancellationToken cancellation) {
        cancellation.throwIfCancelled();
        next = cursors.get(0);
        for (RecordCursor other : cursors) {
          next = other.firstItem() < next.firstItem() ? other : next;
        }
        if (next.firstItem() == Integer.MAX_VALUE) {
          return false;
        }
        next.enter();
        return true;
      }

      RecordCursor cursor() {
        return next;
      }
    }
  }
}
