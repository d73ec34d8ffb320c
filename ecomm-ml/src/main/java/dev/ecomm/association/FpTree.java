package dev.ecomm.association;

import java.util.Arrays;

/**
 * A tree of baskets in which equal beginnings are shared (an FP-tree), in arrays: a node is a
 * number, 0 the root. Items are numbered from 0, the most frequent of all first, which is also
 * their order on every path. Filled again and again; for one thread.
 */
final class FpTree {
  private static final int NONE = -1;

  /** The number of items. */
  int size;

  /** What the items are in {@link Transactions}, ascending. */
  int[] codes = {};

  /** In how many baskets each item is. */
  int[] supports = {};

  /** The last node of each item, and from there the one before it. */
  private int[] lastNode = {};

  private int[] previous = new int[64];

  private int[] itemOf = new int[64];
  private int[] parent = new int[64];
  private int[] count = new int[64];
  private int nodes;

  /** Nodes that the last {@link #fill} visited. */
  private long steps;

  /** Nodes by parent and item, plus 1; open addressing. */
  private int[] slots = new int[128];

  private int[] path = new int[64];

  /** Makes the tree of what stands before an item in its baskets. */
  void fill(Transactions data, int first, int least, int[] counts, int[] local) {
    ItemsByBasket byBasket = data.byBasket();
    int begin = data.firstPlace[first];
    int end = data.firstPlace[first + 1];
    Arrays.fill(counts, 0, first, 0);
    for (int place = begin; place < end; place++) {
      for (int at = byBasket.offsets[data.basketAt[place]]; at < byBasket.positionAt[place]; at++) {
        counts[byBasket.items[at]]++;
      }
    }
    clear(first);
    for (int item = 0; item < first; item++) {
      local[item] = counts[item] >= least ? add(item, counts[item]) : NONE;
    }
    for (int place = begin; place < end; place++) {
      int node = 0;
      for (int at = byBasket.offsets[data.basketAt[place]]; at < byBasket.positionAt[place]; at++) {
        int item = local[byBasket.items[at]];
        if (item >= 0) {
          node = child(node, item);
          count[node]++;
        }
      }
    }
  }

  /** Makes the tree of what stands above an item in another tree. */
  void fill(FpTree from, int item, int least, int[] counts, int[] local) {
    Arrays.fill(counts, 0, item, 0);
    steps = item;
    for (int node = from.lastNode[item]; node != 0; node = from.previous[node]) {
      for (int above = from.parent[node]; above != 0; above = from.parent[above]) {
        counts[from.itemOf[above]] += from.count[node];
        steps++;
      }
    }
    clear(item);
    for (int other = 0; other < item; other++) {
      local[other] = counts[other] >= least ? add(from.codes[other], counts[other]) : NONE;
    }
    if (size == 0) {
      return;
    }
    if (path.length < size) {
      path = new int[2 * size];
    }
    for (int node = from.lastNode[item]; node != 0; node = from.previous[node]) {
      int length = 0;
      for (int above = from.parent[node]; above != 0; above = from.parent[above]) {
        if (local[from.itemOf[above]] >= 0) {
          path[length++] = local[from.itemOf[above]];
        }
      }
      int to = 0;
      while (length > 0) {
        to = child(to, path[--length]);
        count[to] += from.count[node];
      }
    }
  }

  /** What the last filling from another tree cost. */
  long steps() {
    return steps;
  }

  private void clear(int mostItems) {
    size = 0;
    nodes = 1;
    Arrays.fill(slots, 0);
    if (codes.length < mostItems) {
      codes = new int[2 * mostItems];
      supports = new int[2 * mostItems];
      lastNode = new int[2 * mostItems];
    }
  }

  private int add(int code, int support) {
    codes[size] = code;
    supports[size] = support;
    lastNode[size] = 0;
    return size++;
  }

  private int child(int node, int item) {
    int at = slot(node, item);
    for (; slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
      int found = slots[at] - 1;
      if (parent[found] == node && itemOf[found] == item) {
        return found;
      }
    }
    if (nodes == parent.length) {
      grow();
      at = slot(node, item);
      while (slots[at] != 0) {
        at = (at + 1) & (slots.length - 1);
      }
    }
    int made = nodes++;
    slots[at] = made + 1;
    parent[made] = node;
    itemOf[made] = item;
    count[made] = 0;
    previous[made] = lastNode[item];
    lastNode[item] = made;
    return made;
  }

  private void grow() {
    int length = Math.multiplyExact(2, nodes);
    parent = Arrays.copyOf(parent, length);
    itemOf = Arrays.copyOf(itemOf, length);
    count = Arrays.copyOf(count, length);
    previous = Arrays.copyOf(previous, length);
    slots = new int[Math.multiplyExact(2, length)];
    for (int node = 1; node < nodes; node++) {
      int at = slot(parent[node], itemOf[node]);
      while (slots[at] != 0) {
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = node + 1;
    }
  }

  private int slot(int node, int item) {
    long key = ((long) node << 32) | item;
    return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 33) & (slots.length - 1);
  }
}
