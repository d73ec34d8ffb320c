package dev.ecomm.registry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event and what all aliases stand for after it, so that the last entry alone tells what is
 * current.
 */
record HistoryEntry(HistoryEvent event, Map<String, Promotion> aliases) {

  HistoryEntry {
    aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
  }

  /** The entry of an event that comes after some entry. */
  static HistoryEntry after(Map<String, Promotion> before, HistoryEvent event) {
    Map<String, Promotion> aliases = new TreeMap<>(before);
    event
        .alias()
        .ifPresent(
            alias ->
                aliases.put(
                    alias,
                    new Promotion(
                        alias, event.version(), event.at(), event.by(), event.sequence())));
    return new HistoryEntry(event, aliases);
  }
}
