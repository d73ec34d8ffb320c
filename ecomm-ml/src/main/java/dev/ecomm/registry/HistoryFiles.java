package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The history of a model: a file per event, named by its place. An event is added by creating the
 * file after the last one, which only one of several writers can; the others look at what it wrote
 * and decide again. No file is ever written twice.
 */
final class HistoryFiles {

  private static final Pattern FILE = Pattern.compile("([0-9]{8,12})\\.json");

  /** Each failed attempt is another writer's success, so this many writers at once get through. */
  private static final int MOST_ATTEMPTS = 10_000;

  private final ObjectStore store;
  private final Texts texts;
  private final URI directory;
  private final String model;

  HistoryFiles(ObjectStore store, Texts texts, URI directory, String model) {
    this.store = store;
    this.texts = texts;
    this.directory = directory;
    this.model = model;
  }

  /** Sequences that are there, ascending. */
  List<Long> sequences() {
    String start = directory.toString();
    TreeMap<Long, Boolean> found = new TreeMap<>();
    store
        .list(directory)
        .forEach(
            info -> {
              Matcher name = FILE.matcher(info.uri().toString().substring(start.length()));
              if (name.matches()) {
                found.put(Long.parseLong(name.group(1)), true);
              }
            });
    return List.copyOf(found.keySet());
  }

  private URI uri(long sequence) {
    return Stores.child(directory, String.format(Locale.ROOT, "%08d.json", sequence));
  }

  HistoryEntry read(long sequence) {
    URI uri = uri(sequence);
    Texts.Seen seen =
        texts
            .find(uri)
            .orElseThrow(
                () ->
                    InvoiceDataException.of(
                        Texts.source(uri), "is missing from the history. Restore it.", null));
    return HistoryJson.read(Texts.source(uri), model, sequence, seen.text());
  }

  Optional<HistoryEntry> last() {
    List<Long> sequences = sequences();
    return sequences.isEmpty()
        ? Optional.empty()
        : Optional.of(read(sequences.get(sequences.size() - 1)));
  }

  /** The last entry that is not after an instant. Times never fall, so it is found by halving. */
  Optional<HistoryEntry> lastAt(Instant instant) {
    List<Long> sequences = sequences();
    Optional<HistoryEntry> found = Optional.empty();
    int from = 0;
    int to = sequences.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      HistoryEntry entry = read(sequences.get(middle));
      if (entry.event().at().isAfter(instant)) {
        to = middle;
      } else {
        found = Optional.of(entry);
        from = middle + 1;
      }
    }
    return found;
  }

  /**
   * Adds an event.
   *
   * @param change makes an entry of the last one, again if another writer came first; may throw
   */
  HistoryEntry append(Function<Optional<HistoryEntry>, HistoryEntry> change) {
    for (int attempt = 1; ; attempt++) {
      HistoryEntry entry = change.apply(last());
      try {
        texts.create(
            uri(entry.event().sequence()), HistoryJson.write(model, entry).getBytes(UTF_8));
        return entry;
      } catch (PreconditionFailedException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
