package dev.ecomm.clean;

import org.jspecify.annotations.Nullable;

/** What is written into a cell, told by the text of one column of its line. */
interface TextChange {

  /** False where the cell stays as it is. */
  boolean applies(@Nullable String key);

  /** The text to write, null or empty for none. Only asked where it applies. */
  @Nullable String text(@Nullable String key);
}
