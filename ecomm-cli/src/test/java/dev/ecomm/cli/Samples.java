package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small files to run commands on. */
final class Samples {
  static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  /** Four rows: two good ones, one with two bad cells, one good one without a customer. */
  static final String INVOICES =
      String.join(
          "\n",
          HEADER,
          "536365,85123A,WHITE T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom",
          "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527,United Kingdom",
          "536381,22139,RETROSPOT TEA SET,six,31/12/2010,4.95,15311,United Kingdom",
          "536414,22139,\"TEA, \"\"SET\"\"\",56,12/1/2010 11:52,0.001,,EIRE",
          "");

  /** What the good rows of {@link #INVOICES} become. */
  static final List<String> TYPED =
      List.of(
          "invoice_no,stock_code,description,quantity,invoice_date,unit_price,customer_id,country",
          "536365,85123A,WHITE T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
          "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527,United Kingdom",
          "536414,22139,\"TEA, \"\"SET\"\"\",56,2010-12-01 11:52:00,0.001,,EIRE");

  private Samples() {}

  static Path write(Path file, String text) {
    return write(file, text.getBytes(UTF_8));
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A header and so many good rows. */
  static String invoices(int rows) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int row = 1; row <= rows; row++) {
      text.append(row).append(",A,THING,1,2011-01-01,2.5,17850,United Kingdom\n");
    }
    return text.toString();
  }
}
