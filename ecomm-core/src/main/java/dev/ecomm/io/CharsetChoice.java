package dev.ecomm.io;

/** How the bytes of a text file become characters. */
public enum CharsetChoice {
  /**
   * UTF-8; a field whose bytes are not UTF-8 is read as windows-1252, and the report says how many
   * and where the first one is.
   */
  AUTO,
  /** UTF-8 only; a field whose bytes are not UTF-8 is a bad cell. */
  UTF_8,
  /** windows-1252, whatever the bytes look like. */
  WINDOWS_1252
}
