package dev.ecomm.clean;

import java.util.Locale;

/** How a stock code is spelled where spellings must not make two products of one. */
final class StockCodes {

  private StockCodes() {}

  /** Without outer white space, in upper case of no language in particular. */
  static String normalized(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }
}
