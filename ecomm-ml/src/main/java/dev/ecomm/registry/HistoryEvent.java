package dev.ecomm.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the history of a model: never changed once it is written.
 *
 * @param sequence from 1, without gaps; decides the order of events at one instant
 * @param kind what happened
 * @param version the release
 * @param alias of a promotion; empty for other events
 * @param at when, not before the event before it
 * @param by who
 * @param note what the writer had to say, for example the day that was analysed
 */
public record HistoryEvent(
    long sequence,
    Kind kind,
    int version,
    Optional<String> alias,
    Instant at,
    String by,
    String note) {

  /** What can happen to a release. */
  public enum Kind {
    /** It became visible. */
    PUBLISHED,
    /** An alias was pointed at it. */
    PROMOTED
  }

  /** The longest {@link #by} and {@link #note}. */
  public static final int MAX_TEXT = 1_000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the sequence or version is less than 1, a text is longer
   *     than {@link #MAX_TEXT}, or there is an alias where none must be
   */
  public HistoryEvent {
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence is " + sequence + ", must be at least 1");
    }
    Names.requireVersion(version);
    requireText("by", by);
    requireText("note", note);
    alias.ifPresent(name -> Names.requireName("alias", name));
    if (alias.isPresent() != (kind == Kind.PROMOTED)) {
      throw new IllegalArgumentException("alias is " + alias + ", must be there for PROMOTED only");
    }
  }

  static void requireText(String name, String text) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          name + " has " + text.length() + " characters, must have at most " + MAX_TEXT);
    }
  }
}
