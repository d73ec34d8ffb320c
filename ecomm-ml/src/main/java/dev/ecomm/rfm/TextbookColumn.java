package dev.ecomm.rfm;

import dev.ecomm.model.ColumnType;
import java.util.Locale;

/** The columns of {@link RfmDefinition#STANDARD}, in order. */
enum TextbookColumn {
  N_PURCHASE_INVOICES(ColumnType.LONG),
  FIRST_PURCHASE(ColumnType.TIMESTAMP),
  LAST_PURCHASE(ColumnType.TIMESTAMP),
  RECENCY_DAYS(ColumnType.LONG),
  RECENCY_DAYS_EXACT(ColumnType.DOUBLE),
  TENURE_DAYS(ColumnType.LONG),
  MONETARY_GROSS(ColumnType.DOUBLE),
  REFUND_AMOUNT(ColumnType.DOUBLE),
  MONETARY_NET(ColumnType.DOUBLE),
  /** Only with {@link Money#NETTED}. */
  MONETARY_NETTED(ColumnType.DOUBLE),
  N_CANCELLATION_INVOICES(ColumnType.LONG),
  REFUND_RATE_INVOICES(ColumnType.DOUBLE),
  REFUND_RATE_AMOUNT(ColumnType.DOUBLE),
  IS_FIRST_TIME_BUYER(ColumnType.LONG),
  MEAN_GAP_DAYS(ColumnType.DOUBLE),
  MEDIAN_GAP_DAYS(ColumnType.DOUBLE),
  STD_GAP_DAYS_DDOF1(ColumnType.DOUBLE),
  MEAN_TICKET_SIZE(ColumnType.DOUBLE),
  MEAN_QUANTITY(ColumnType.DOUBLE),
  MEAN_UNIQUE_ITEM(ColumnType.DOUBLE),
  ACTIVE_MONTHS(ColumnType.LONG),
  FREQ_PER_ACTIVE_MONTH(ColumnType.DOUBLE),
  SPEND_PER_ACTIVE_MONTH(ColumnType.DOUBLE),
  DISTINCT_PURCHASE_DAYS(ColumnType.LONG),
  R_SCORE(ColumnType.LONG),
  F_SCORE(ColumnType.LONG),
  M_SCORE(ColumnType.LONG);

  private final ColumnType type;

  TextbookColumn(ColumnType type) {
    this.type = type;
  }

  ColumnType type() {
    return type;
  }

  String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isIn(Money money) {
    return this != MONETARY_NETTED || money == Money.NETTED;
  }

  /** The column that holds a kind of money. */
  static TextbookColumn of(Money money) {
    return switch (money) {
      case GROSS -> MONETARY_GROSS;
      case NET -> MONETARY_NET;
      case NETTED -> MONETARY_NETTED;
    };
  }
}
