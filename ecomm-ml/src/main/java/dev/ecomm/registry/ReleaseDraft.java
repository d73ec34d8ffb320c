package dev.ecomm.registry;

import dev.ecomm.json.JsonText;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@link ModelRegistry#publish} makes a release of: the model itself, parts of its own, and
 * parts that are kept from older releases.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class ReleaseDraft {

  /** More than any release needs; a larger number is a mistake. */
  static final int MAX_PARTS = 64;

  private final String content;
  private final Map<String, String> parts;
  private final Map<String, ModelFile> kept;

  private ReleaseDraft(Builder builder) {
    content = builder.content;
    parts = Collections.unmodifiableMap(new TreeMap<>(builder.parts));
    kept = Collections.unmodifiableMap(new TreeMap<>(builder.kept));
  }

  /**
   * Starts with the model itself.
   *
   * @param content a JSON object; it is kept as {@link JsonText} writes it
   * @return a builder without parts
   * @throws dev.ecomm.error.InvoiceDataException if it is no JSON object
   */
  public static Builder of(String content) {
    return new Builder(ReleaseJson.canonical("content", content));
  }

  /**
   * Returns the model itself.
   *
   * @return a JSON object
   */
  public String content() {
    return content;
  }

  /** Texts by name. The order is that of the writes. */
  Map<String, String> parts() {
    // All writers begin with the part of the last name, so they meet at the first write: in
    // ascending order, of two writers with and without an interpreter, both could lose a number.
    Map<String, String> descending = new TreeMap<>(Comparator.reverseOrder());
    descending.putAll(parts);
    return descending;
  }

  Map<String, ModelFile> kept() {
    return kept;
  }

  @Override
  public String toString() {
    return "ReleaseDraft[parts " + parts.keySet() + ", kept " + kept.values() + "]";
  }

  /** Collects the parts. For one thread. */
  public static final class Builder {
    private final String content;
    private final Map<String, String> parts = new TreeMap<>();
    private final Map<String, ModelFile> kept = new TreeMap<>();

    private Builder(String content) {
      this.content = content;
    }

    /**
     * Adds a part of the release's own. Default: none.
     *
     * @param name which model, for example {@code segmenter_scaler}
     * @param json a JSON object, written as it is
     * @return this
     * @throws IllegalArgumentException if the name is none, or was added before
     * @throws dev.ecomm.error.InvoiceDataException if it is no JSON object
     */
    public Builder part(String name, String json) {
      requireNew(name);
      var unused = ReleaseJson.canonical(name, json);
      parts.put(name, json);
      return this;
    }

    /**
     * Adds a part as it is in an older release, without writing it again. Default: none.
     *
     * @param part of {@link Release#parts()}
     * @return this
     * @throws IllegalArgumentException if a part of that name was added before
     */
    public Builder keep(ModelFile part) {
      requireNew(part.name());
      kept.put(part.name(), part);
      return this;
    }

    private void requireNew(String name) {
      Names.requireName("name", name);
      if (parts.containsKey(name) || kept.containsKey(name)) {
        throw new IllegalArgumentException("part \"" + name + "\" was added before");
      }
      if (parts.size() + kept.size() == MAX_PARTS) {
        throw new IllegalArgumentException("a release has at most " + MAX_PARTS + " parts");
      }
    }

    /**
     * Returns the draft.
     *
     * @return immutable
     */
    public ReleaseDraft build() {
      return new ReleaseDraft(this);
    }
  }
}
