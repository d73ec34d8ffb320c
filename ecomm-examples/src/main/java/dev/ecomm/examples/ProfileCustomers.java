package dev.ecomm.examples;

import dev.ecomm.clean.Packs;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.rfm.CustomerFeature;
import dev.ecomm.rfm.CustomerHistory;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.store.Stores;
import java.time.DayOfWeek;

/** Computes who the customers are, with a feature of one's own. */
public final class ProfileCustomers {

  private ProfileCustomers() {}

  // snippet: feature
  /** The share of a customer's lines that were ordered on a Sunday. */
  private static final class SundayShare implements CustomerFeature {
    @Override
    public String name() {
      return "sunday_share";
    }

    @Override
    public double of(CustomerHistory history) {
      int sundays = 0;
      for (int line = 0; line < history.lines(); line++) {
        if (history.invoiceDate(line).getDayOfWeek() == DayOfWeek.SUNDAY) {
          sundays++;
        }
      }
      return (double) sundays / history.lines();
    }
  }

  // end

  /**
   * Writes one row for each customer.
   *
   * @param args invoice lines, and where the profile goes
   */
  public static void main(String[] args) {
    // snippet: profile
    InvoiceTable lines = Packs.retail().apply(Invoices.read(Stores.uri(args[0]))).table();

    RfmTable profile = Rfm.builder().add(new SundayShare()).build().compute(lines);

    Tables.write(profile.toTable(), Stores.uri(args[1]));
    System.out.println(profile.rows() + " customers as of " + profile.asOf());
    System.out.println(profile.features());
    // end
  }
}
