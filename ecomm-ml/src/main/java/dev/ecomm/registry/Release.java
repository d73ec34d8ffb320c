package dev.ecomm.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that belong together, under one number. What was read was checked against the hashes that
 * the release lists, so its parts are those it was published with.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class Release {

  private final ModelFile head;
  private final String content;
  private final List<ModelFile> parts;
  private final Map<String, String> texts;

  Release(ModelFile head, String content, List<ModelFile> parts, Map<String, String> texts) {
    this.head = head;
    this.content = content;
    this.parts = List.copyOf(parts);
    this.texts = Map.copyOf(texts);
  }

  /**
   * Returns the number.
   *
   * @return at least 1
   */
  public int version() {
    return head.version();
  }

  /**
   * Returns the model itself.
   *
   * @return the JSON object that was published, as {@link dev.ecomm.json.JsonText} writes it
   */
  public String content() {
    return content;
  }

  /**
   * Returns the parts.
   *
   * @return by name, unmodifiable
   */
  public List<ModelFile> parts() {
    return parts;
  }

  /**
   * Finds a part.
   *
   * @param name which model
   * @return empty if the release has none of that name
   */
  public Optional<ModelFile> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /**
   * Returns the text of a part.
   *
   * @param name which model
   * @return the JSON object that was published; empty if the release has no part of that name
   */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /**
   * Returns all files of the release, for a manifest.
   *
   * @return the parts, by name, and last the file that lists them
   */
  public List<ModelFile> files() {
    List<ModelFile> files = new ArrayList<>(parts);
    files.add(head);
    return files;
  }

  @Override
  public String toString() {
    return "Release[" + head.fileName() + ", parts " + parts + "]";
  }
}
