package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Invoice files for tests, one char of a text for each byte. */
public final class Samples {

  public static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  private Samples() {}

  /** A good row. */
  public static String row(int number) {
    return (536365 + number) + ",85123A,WHITE HEART,6,12/1/2010 8:26,2.55,17850,United Kingdom\n";
  }

  public static String rows(int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append(row(i));
    }
    return rows.toString();
  }

  /** A row with cells of one's own where the numbers are. */
  public static String row(String quantity, String date, String price) {
    return "536365,85123A,WHITE HEART," + quantity + "," + date + "," + price + ",17850,France\n";
  }

  public static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
