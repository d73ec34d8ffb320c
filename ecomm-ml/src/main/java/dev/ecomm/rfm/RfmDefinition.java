package dev.ecomm.rfm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the columns of a profile say. All definitions look at the lines before as-of of customers
 * with an id; an invoice is one customer's lines of one invoice number, and its lines may stand
 * apart. A <i>purchase</i> is a line with quantity and price above 0 whose invoice number does not
 * start with C; a <i>cancellation</i> is any line whose invoice number does.
 */
public enum RfmDefinition {
  /**
   * What the words mean in textbooks. One row for each customer, in ascending order of id (numbers
   * by value, then other ids by text). A purchase invoice is one with a purchase, its time that of
   * its earliest purchase.
   *
   * <ul>
   *   <li>{@code n_purchase_invoices}, {@code first_purchase}, {@code last_purchase};
   *   <li>{@code recency_days}, {@code tenure_days}: whole days from the last and from the first
   *       purchase to as-of; {@code recency_days_exact}: not rounded;
   *   <li>{@code monetary_gross}: amount of purchases; {@code refund_amount}: minus the amount of
   *       cancellations; {@code monetary_net}: amount of all lines; with {@link Money#NETTED} also
   *       {@code monetary_netted};
   *   <li>{@code n_cancellation_invoices}; {@code refund_rate_invoices}: their share among these
   *       and purchase invoices; {@code refund_rate_amount}: refund by gross;
   *   <li>{@code is_first_time_buyer}: 1 with exactly one purchase invoice, else 0;
   *   <li>{@code mean_gap_days}, {@code median_gap_days}, {@code std_gap_days_ddof1}: of the days,
   *       not rounded, between purchase invoices in order of time; {@code ddof1} is the standard
   *       deviation of a sample. Missing with fewer than two, the last with fewer than three;
   *   <li>{@code mean_ticket_size}, {@code mean_quantity}, {@code mean_unique_item}: money, units
   *       and distinct products by purchase invoice;
   *   <li>{@code active_months}: months, with their year, that have a purchase invoice; {@code
   *       freq_per_active_month}, {@code spend_per_active_month}: purchase invoices and money by
   *       these; {@code distinct_purchase_days};
   *   <li>{@code r_score}, {@code f_score}, {@code m_score}: fifths by <b>rank</b>, 5 best, of
   *       {@code recency_days_exact}, {@code n_purchase_invoices} and money. Equal values are told
   *       apart by id, so that fifths are of equal size, and customers who did the same may get
   *       different scores; {@link RfmScoring} gives equal customers equal scores.
   * </ul>
   *
   * <p>Money is {@link Money#GROSS} by default. Customers without a purchase have missing values,
   * or 0 where that is a count or an amount.
   */
  STANDARD(Money.GROSS, "retail"),

  /**
   * The ten features of the project that this library began as, bug for bug, so that its numbers
   * can be had again. Some are not what their names say; use {@link #STANDARD} for new work. Rows
   * are in the order in which each customer's last new invoice number first appears in the source,
   * and an invoice's time is that of its first line. Cancellations are invoices like others.
   *
   * <ul>
   *   <li>{@code recency}: whole days <b>between the last two invoices</b> in the order of the
   *       source, not since the last; for a customer with one invoice, whole days from it to the
   *       latest invoice of all customers;
   *   <li>{@code frequency}: distinct invoices, cancellations counted;
   *   <li>{@code monetary}: amount of all lines;
   *   <li>{@code is_first_time_buyer}: <b>always 0</b>; it was computed after the values that it
   *       tests for had been replaced;
   *   <li>{@code mean_time_interval}: mean <b>change</b> between consecutive gaps, not mean gap;
   *       {@code recency} with fewer than two gaps;
   *   <li>{@code mean_ticket_size}, {@code mean_quantity}, {@code mean_unique_item}: amount, units
   *       and distinct products by invoice;
   *   <li>{@code freq_per_month}: mean over the <b>months 1 to 12, whatever the year</b>, that have
   *       lines, of invoices: December 2010 and December 2011 are one month;
   *   <li>{@code mean_spent_per_month}: mean over these months of the mean amount of a <b>line</b>,
   *       not of the month's amount.
   * </ul>
   *
   * <p>Means are rounded to two decimals, half to even of the double, as NumPy rounds. Money is
   * summed in doubles, compensated, in the order in which pandas did. It is {@link Money#NET} by
   * default.
   */
  SEED(Money.NET, "seed"),

  /**
   * The older variant of {@link #SEED}, for lines cleaned with the pack notebook: {@code recency}
   * is 999 with one invoice, {@code mean_time_interval} 999 with fewer than three, and {@code
   * one_time_purchase}, 1 with one invoice and else 0, stands in the place of {@code
   * is_first_time_buyer}, behind {@code recency}.
   */
  NOTEBOOK(Money.NET, "notebook");

  private final Money money;
  private final String pack;

  RfmDefinition(Money money, String pack) {
    this.money = money;
    this.pack = pack;
  }

  /**
   * Returns the name that options and files carry.
   *
   * @return such as {@code standard}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The definition of a name, for programs that are told which.
   *
   * @param id {@code standard}, {@code seed} or {@code notebook}
   * @return the definition
   * @throws IllegalArgumentException if there is none of that name; names those there are
   */
  public static RfmDefinition of(String id) {
    for (RfmDefinition definition : values()) {
      if (definition.id().equals(id)) {
        return definition;
      }
    }
    throw new IllegalArgumentException(
        "definition is \"" + id + "\", must be standard, seed or notebook");
  }

  /**
   * Returns the money that is counted where none is named.
   *
   * @return gross for {@link #STANDARD}, else net
   */
  public Money defaultMoney() {
    return money;
  }

  /**
   * Returns the cleaning that raw lines get before they are profiled by this definition.
   *
   * @return a name for {@link dev.ecomm.clean.Packs#named}
   */
  public String defaultPack() {
    return pack;
  }

  /**
   * Returns the names of the columns behind {@code customer_id}.
   *
   * @param money what is counted
   * @return in order
   */
  public List<String> columns(Money money) {
    if (this == STANDARD) {
      List<String> names = new ArrayList<>();
      for (TextbookColumn column : TextbookColumn.values()) {
        if (column.isIn(money)) {
          names.add(column.columnName());
        }
      }
      return List.copyOf(names);
    }
    return SeedProfile.names(this == NOTEBOOK);
  }

  Profile profile(PastLines past, Money counted) {
    return this == STANDARD
        ? new TextbookProfile(past, counted)
        : new SeedProfile(past, this == NOTEBOOK);
  }
}
