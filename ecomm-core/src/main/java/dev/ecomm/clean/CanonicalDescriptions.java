package dev.ecomm.clean;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one description of each stock code, as {@link DescriptionVote} found it.
 *
 * @param byCode the description of every code that the vote met, empty where no line of the code
 *     had a vote; in natural order of the codes; unmodifiable
 */
record CanonicalDescriptions(SortedMap<String, Optional<String>> byCode) {

  CanonicalDescriptions {
    byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
  }
}
