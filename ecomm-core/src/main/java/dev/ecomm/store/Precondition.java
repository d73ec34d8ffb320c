package dev.ecomm.store;

import java.util.Objects;

/**
 * What must hold at the moment a write is published or an object deleted; otherwise nothing changes
 * and a {@link dev.ecomm.error.PreconditionFailedException} tells what was found.
 */
public sealed interface Precondition {

  /**
   * The object must not exist: the first of several creators wins.
   *
   * @return the precondition
   */
  static Precondition absent() {
    return new Absent();
  }

  /**
   * The object must still be the one that was seen.
   *
   * @param version {@link ObjectInfo#version()} of what was seen, not empty
   * @return the precondition
   * @throws IllegalArgumentException if the version is empty
   */
  static Precondition version(String version) {
    return new Version(version);
  }

  /**
   * Anything may be there or not: the last writer wins.
   *
   * @return the precondition
   */
  static Precondition none() {
    return new None();
  }

  /** See {@link Precondition#absent()}. */
  record Absent() implements Precondition {}

  /**
   * See {@link Precondition#version(String)}.
   *
   * @param version the version that was seen
   */
  record Version(String version) implements Precondition {
    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if the version is empty
     */
    public Version {
      Objects.requireNonNull(version, "version");
      if (version.isEmpty()) {
        throw new IllegalArgumentException(
            "version is empty, must be the version of an object that was seen");
      }
    }
  }

  /** See {@link Precondition#none()}. */
  record None() implements Precondition {}
}
