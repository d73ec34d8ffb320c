package dev.ecomm.synthetic;

import java.nio.charset.StandardCharsets;

/** Where customers live, nine in ten at home. */
final class Countries {

  static final int HOME = 0;
  static final int IRELAND = 1;
  static final int CHANNEL_ISLANDS = 2;
  static final int UNSPECIFIED = 20;
  static final int HONG_KONG = 36;

  private static final String[] NAMES = {
    "United Kingdom",
    "EIRE",
    "Channel Islands",
    "Germany",
    "France",
    "Spain",
    "Belgium",
    "Switzerland",
    "Portugal",
    "Italy",
    "Finland",
    "Austria",
    "Norway",
    "Netherlands",
    "Australia",
    "Denmark",
    "Cyprus",
    "Japan",
    "Sweden",
    "Poland",
    "Unspecified",
    "Canada",
    "USA",
    "Greece",
    "Israel",
    "Bahrain",
    "Malta",
    "United Arab Emirates",
    "Singapore",
    "Iceland",
    "Lebanon",
    "Lithuania",
    "Brazil",
    "Czech Republic",
    "RSA",
    "Saudi Arabia",
    "Hong Kong",
    "European Community"
  };

  /** Customers of each in a real file; Ireland's three bought like thirty. */
  private static final Odds OF_CUSTOMERS =
      Odds.of(
          3950, 45, 12, 95, 87, 31, 25, 21, 19, 15, 12, 11, 10, 12, 9, 9, 8, 8, 8, 6, 4, 4, 4, 4, 4,
          2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  private static final byte[][] UTF8 = new byte[NAMES.length][];

  static {
    for (int i = 0; i < NAMES.length; i++) {
      UTF8[i] = NAMES[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  private Countries() {}

  static int ofCustomer(long bits) {
    return OF_CUSTOMERS.pick(bits);
  }

  static int count() {
    return NAMES.length;
  }

  /** The name in UTF-8; shared, not to be written to. */
  static byte[] name(int country) {
    return UTF8[country];
  }
}
