package dev.ecomm.registry;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Numbered releases of a model in a directory of any store, their history, and aliases such as
 * {@code production}.
 *
 * <p><b>Releases.</b> A release is a file {@code models/<model>_v<N>.json} that holds the model and
 * lists its parts, other files of the same number or of older ones, each with its SHA-256. It is
 * written last, so a release is there whole or not at all. N is claimed by creating the first file,
 * which one of several writers can; the others take the next number and lose nothing. What a killed
 * writer leaves is a gap: it is no release, and its number is not used again.
 *
 * <p><b>History.</b> {@code models/history/<model>/<sequence>.json}, a file per event, created and
 * never changed. Promotions are events, so of several at once that expect the same, one wins.
 *
 * <p>Immutable, safe for use by many threads and processes, as far as the store keeps its promise
 * that one of several creators of an object succeeds.
 *
 * <pre>{@code
 * ModelRegistry registry = ModelRegistry.at(Stores.uri("out"));
 * Release release = registry.publish(draft, "nightly job", "2011-12-10");
 * registry.promote("production", release.version(), OptionalInt.empty(), "anna");
 * }</pre>
 */
public final class ModelRegistry {

  /** The model of customer segments, which is the default. */
  public static final String KMEANS_SEGMENTER = "kmeans_segmenter";

  /** The default of {@link Builder#maxTextBytes}. */
  public static final int DEFAULT_MAX_TEXT_BYTES = 64 << 20;

  private final URI historyDirectory;
  private final ReleaseFiles releases;
  private final HistoryFiles history;
  private final Clock clock;

  private ModelRegistry(Builder builder) {
    ObjectStore store = builder.stores.of(builder.directory);
    Texts texts = new Texts(store, builder.maxTextBytes);
    URI directory = Stores.uri(builder.directory.toString()); // as listings write URIs
    URI models = Stores.child(directory, "models/");
    historyDirectory = Stores.child(models, "history/" + builder.model + "/");
    releases = new ReleaseFiles(store, texts, models, builder.model);
    history = new HistoryFiles(store, texts, historyDirectory, builder.model);
    clock = builder.clock;
  }

  /**
   * The registry of customer segments in a directory. Nothing is read or written yet.
   *
   * @param directory the output directory of runs, which has or gets a {@code models} in it
   * @return a registry with the defaults of {@link #builder}
   */
  public static ModelRegistry at(URI directory) {
    return builder(directory).build();
  }

  /**
   * Starts with the defaults.
   *
   * @param directory the output directory of runs
   * @return a new builder
   */
  public static Builder builder(URI directory) {
    return new Builder(directory);
  }

  /**
   * Makes a release. It is visible to all when this returns; if this throws, it is visible whole or
   * not at all, and a gap may remain in the numbers.
   *
   * <p>Cost: a listing per part, a write per part of its own, and three more calls.
   *
   * @param draft the model and its parts
   * @param by who publishes, for the history; at most {@link HistoryEvent#MAX_TEXT} characters
   * @param note what else the history should tell, for example the day that was analysed
   * @return the release, with its number
   * @throws InvoiceDataException if a kept part is not what its hash says
   * @throws StoreException if the store fails, or a kept part is not there
   */
  public Release publish(ReleaseDraft draft, String by, String note) {
    HistoryEvent.requireText("by", by);
    HistoryEvent.requireText("note", note);
    Release release = releases.write(draft);
    try {
      var unused =
          history.append(
              last ->
                  next(
                      last,
                      HistoryEvent.Kind.PUBLISHED,
                      release.version(),
                      Optional.empty(),
                      by,
                      note));
    } catch (StoreException e) {
      throw new StoreException(
          Stores.withoutSecrets(historyDirectory),
          "has no line of version "
              + release.version()
              + ", which is published and can be loaded: "
              + e.getMessage(),
          e);
    }
    return release;
  }

  private HistoryEntry next(
      Optional<HistoryEntry> last,
      HistoryEvent.Kind kind,
      int version,
      Optional<String> alias,
      String by,
      String note) {
    Instant now = clock.instant();
    Instant before = last.map(it -> it.event().at()).orElse(now);
    HistoryEvent event =
        new HistoryEvent(
            last.map(it -> it.event().sequence()).orElse(0L) + 1,
            kind,
            version,
            alias,
            now.isBefore(before) ? before : now, // clocks of two machines differ
            by,
            note);
    return HistoryEntry.after(last.map(HistoryEntry::aliases).orElse(Map.of()), event);
  }

  /**
   * Lists the releases.
   *
   * @return their numbers, ascending as numbers; there may be gaps
   * @throws StoreException if they cannot be listed
   */
  public List<Integer> versions() {
    return releases.versions();
  }

  /**
   * Loads the release of the largest number.
   *
   * @return empty if there is none
   * @throws InvoiceDataException if it is damaged, of a newer format, or beyond a limit
   * @throws StoreException if it cannot be read
   */
  public Optional<Release> latest() {
    List<Integer> versions = versions();
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(releases.read(versions.get(versions.size() - 1)));
  }

  /**
   * Loads a release and checks all its parts against their hashes.
   *
   * @param version its number
   * @return the release
   * @throws IllegalArgumentException if the version is less than 1
   * @throws InvoiceDataException if it is damaged, of a newer format, or beyond a limit
   * @throws StoreException if there is no such release, or it cannot be read
   */
  public Release load(int version) {
    return releases.read(Names.requireVersion(version));
  }

  /**
   * Points an alias at a release, if it still stands for what is expected. Of several who expect
   * the same, in whatever process, one wins.
   *
   * @param alias for example {@code production}: 1 to 64 of {@code a-z 0-9 _ -}
   * @param version the release that it shall stand for
   * @param expected the release that it stands for now; empty if it must be new
   * @param by who promotes; at most {@link HistoryEvent#MAX_TEXT} characters
   * @return what was recorded
   * @throws AliasMovedException if it stands for something else; says who won
   * @throws IllegalArgumentException if the alias is no name
   * @throws StoreException if there is no such release, or the store fails
   */
  public Promotion promote(String alias, int version, OptionalInt expected, String by) {
    Names.requireName("alias", alias);
    HistoryEvent.requireText("by", by);
    if (!releases.has(Names.requireVersion(version))) {
      throw releases.none(version);
    }
    HistoryEntry entry =
        history.append(
            last -> {
              Optional<Promotion> found = last.map(it -> it.aliases().get(alias));
              if (found.map(Promotion::version).orElse(0) != expected.orElse(0)) {
                throw new AliasMovedException(historyDirectory, alias, expected, found);
              }
              return next(last, HistoryEvent.Kind.PROMOTED, version, Optional.of(alias), by, "");
            });
    return Objects.requireNonNull(entry.aliases().get(alias));
  }

  /**
   * Tells what an alias stands for. Cost: a listing and a read.
   *
   * @param alias its name
   * @return empty if it was never promoted
   * @throws InvoiceDataException if the history is damaged
   * @throws StoreException if it cannot be read
   */
  public Optional<Promotion> current(String alias) {
    Names.requireName("alias", alias);
    return history.last().map(it -> it.aliases().get(alias));
  }

  /**
   * Tells what an alias stood for at an instant. Cost: a listing and log2 n reads.
   *
   * @param alias its name
   * @param at events of this very instant count; of several of them, the last in sequence
   * @return empty if it was not promoted by then
   * @throws InvoiceDataException if the history is damaged
   * @throws StoreException if it cannot be read
   */
  public Optional<Promotion> current(String alias, Instant at) {
    Names.requireName("alias", alias);
    return history.lastAt(at).map(it -> it.aliases().get(alias));
  }

  /**
   * Reads the whole history. A release whose writer was killed right after publishing has no event.
   * Cost: a read per event.
   *
   * @return its events
   * @throws InvoiceDataException if the history is damaged
   * @throws StoreException if it cannot be read
   */
  public ModelHistory history() {
    return new ModelHistory(
        history.sequences().stream().map(history::read).map(HistoryEntry::event).toList());
  }

  @Override
  public String toString() {
    return "ModelRegistry[" + Stores.withoutSecrets(historyDirectory) + "]";
  }

  /** The options of a registry. For one thread. */
  public static final class Builder {
    private final URI directory;
    private String model = KMEANS_SEGMENTER;
    private Stores stores = Stores.discovered();
    private Clock clock = Clock.systemUTC();
    private int maxTextBytes = DEFAULT_MAX_TEXT_BYTES;

    private Builder(URI directory) {
      this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * Names the model whose releases these are. Default: {@link #KMEANS_SEGMENTER}.
     *
     * @param model 1 to 64 of {@code a-z 0-9 _ -}, the first a letter or digit
     * @return this
     * @throws IllegalArgumentException if it is no such name
     */
    public Builder model(String model) {
      this.model = Names.requireName("model", model);
      return this;
    }

    /**
     * Sets where URIs lead. Default: {@link Stores#discovered()}.
     *
     * @param stores must have the directory's scheme
     * @return this
     */
    public Builder stores(Stores stores) {
      this.stores = Objects.requireNonNull(stores, "stores");
      return this;
    }

    /**
     * Sets what tells the time of events. Default: the system's.
     *
     * @param clock any
     * @return this
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets the largest file that is read. Default: {@link #DEFAULT_MAX_TEXT_BYTES}. A parsed model
     * takes some ten times the bytes of its text.
     *
     * @param maxTextBytes at least 1
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxTextBytes(int maxTextBytes) {
      if (maxTextBytes < 1) {
        throw new IllegalArgumentException(
            "maxTextBytes is " + maxTextBytes + ", must be at least 1");
      }
      this.maxTextBytes = maxTextBytes;
      return this;
    }

    /**
     * Returns the registry; nothing is read or written yet.
     *
     * @return a registry with these options
     * @throws StoreException if there is no store for the directory's scheme
     */
    public ModelRegistry build() {
      return new ModelRegistry(this);
    }
  }
}
