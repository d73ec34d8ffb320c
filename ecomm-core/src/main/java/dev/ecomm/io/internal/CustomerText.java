package dev.ecomm.io.internal;

/**
 * The text of a customer: {@code 17850.0} is 17850, written by a tool that had gaps in the column,
 * and 0 is nobody.
 */
public final class CustomerText {

  private CustomerText() {}

  /** Where the customer ends that starts at a position; there, if there is none. */
  public static int end(byte[] bytes, int start, int end) {
    int stop = end;
    if (end - start > 2 && bytes[end - 1] == '0' && bytes[end - 2] == '.') {
      boolean digits = true;
      for (int at = start; at < end - 2; at++) {
        digits &= bytes[at] >= '0' && bytes[at] <= '9';
      }
      stop = digits ? end - 2 : end;
    }
    return stop - start == 1 && bytes[start] == '0' ? start : stop;
  }
}
