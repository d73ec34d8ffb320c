package dev.ecomm.synthetic;

import org.jspecify.annotations.Nullable;

/** Takes the lines of a history, invoice by invoice. */
interface LineSink {

  /** The prefix of an ordinary invoice. */
  char NO_PREFIX = 0;

  /**
   * Begins an invoice.
   *
   * @param prefix {@code C}, {@code A} or {@link #NO_PREFIX}
   */
  void invoice(char prefix, int number, long epochSecond, @Nullable Customer customer, int country);

  /** The rest of the invoice has another time. */
  void time(long epochSecond);

  /**
   * Adds a line to the invoice.
   *
   * @param code of the {@link Vocabulary}
   * @param text of the vocabulary, or {@link Basket#NO_TEXT}
   * @param price in thousandths
   */
  void line(int code, int text, int quantity, long price);

  /** Tells that there are no more lines. */
  void end();
}
