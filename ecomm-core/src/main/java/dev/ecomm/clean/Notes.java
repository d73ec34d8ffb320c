package dev.ecomm.clean;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The descriptions that are notes of the stock-take, as {@link NoteLearner} found them.
 *
 * @param texts exact texts, none blank, in natural order; unmodifiable
 */
record Notes(SortedSet<String> texts) {

  Notes {
    texts = Collections.unmodifiableSortedSet(new TreeSet<>(texts));
  }

  /** A missing description is no note. */
  boolean contains(@Nullable String description) {
    return description != null && texts.contains(description);
  }
}
