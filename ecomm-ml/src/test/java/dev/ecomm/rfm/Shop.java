package dev.ecomm.rfm;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that a test spells out. */
final class Shop {
  private final List<InvoiceLine> lines = new ArrayList<>();

  /** A line of one unit of one product. */
  Shop line(@Nullable String customer, @Nullable String invoice, String time, double price) {
    return line(customer, invoice, time, 1, price);
  }

  Shop line(
      @Nullable String customer,
      @Nullable String invoice,
      String time,
      int quantity,
      double price) {
    lines.add(
        new InvoiceLine(
            lines.size() + 1,
            invoice,
            "A",
            "MUG",
            quantity,
            LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC),
            price,
            customer,
            "EIRE"));
    return this;
  }

  InvoiceTable table() {
    return InvoiceTable.of(lines);
  }
}
