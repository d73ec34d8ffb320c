package dev.ecomm.registry;

import dev.ecomm.error.InvoiceDataException;

/**
 * Refuses JSON that would need more memory or stack than a model does, before it is parsed: a
 * parsed value takes many times the bytes of its text.
 */
final class JsonLimits {

  /** Models nest six deep. */
  static final int MAX_DEPTH = 64;

  /** A boosted interpreter of 500 trees for ten clusters has about two million. */
  static final int MAX_ITEMS = 20_000_000;

  private JsonLimits() {}

  static void require(String source, String text) {
    int depth = 0;
    int items = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
        continue;
      }
      switch (c) {
        case '"' -> quoted = true;
        case '{', '[' -> {
          depth++;
          items++;
        }
        case '}', ']' -> depth--;
        case ',' -> items++;
        default -> {}
      }
      if (depth > MAX_DEPTH || items > MAX_ITEMS) {
        throw InvoiceDataException.of(
            source,
            "has more than "
                + (depth > MAX_DEPTH ? MAX_DEPTH + " levels" : MAX_ITEMS + " values")
                + ", which no model has. Restore the text as it was written.",
            null);
      }
    }
  }
}
