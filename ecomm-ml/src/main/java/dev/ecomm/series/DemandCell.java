package dev.ecomm.series;

import dev.ecomm.series.DemandState.Text;

/** Sums up the lines of one series in one period after the other. For one thread. */
final class DemandCell {
  private final DemandState state;

  /** By item or invoice, the last cell that counted it, so that a cell counts it once. */
  private final int[] item;

  private final int[] soldItem;
  private final int[] soldInvoice;

  private final CellMoney all = new CellMoney();
  private final CellMoney sold = new CellMoney();
  private final CellMoney refund = new CellMoney();
  private final CellMoney discount = new CellMoney();
  private long allUnits;
  private long soldUnits;
  private long refundUnits;
  private long writtenOffUnits;
  private int items;
  private int soldItems;
  private int orders;

  DemandCell(DemandState state, int items, int invoices) {
    this.state = state;
    this.item = new int[items];
    this.soldItem = new int[items];
    this.soldInvoice = new int[invoices];
  }

  /**
   * Sums up.
   *
   * @param lines numbers of lines
   * @param from the first of the cell
   * @param to behind the last
   * @param stamp of this cell alone, above 0
   */
  void sum(int[] lines, int from, int to, int stamp) {
    clear();
    for (int i = from; i < to; i++) {
      int line = lines[i];
      if (state.isOfDemand(line)) {
        addDemand(line, stamp);
      }
      if (state.isOfAdjustments(line)) {
        addAdjustment(line);
      }
    }
  }

  private void clear() {
    all.clear();
    sold.clear();
    refund.clear();
    discount.clear();
    allUnits = 0;
    soldUnits = 0;
    refundUnits = 0;
    writtenOffUnits = 0;
    items = 0;
    soldItems = 0;
    orders = 0;
  }

  private void addDemand(int line, int stamp) {
    int code = state.code(Text.ITEM, line);
    long units = Math.abs((long) state.quantity(line));
    allUnits += units;
    all.add(units, Math.abs(state.price(line)));
    items += isNew(item, code, stamp);
    if (state.kind(line) == DemandState.SOLD) {
      soldUnits += units;
      sold.add(units, state.price(line));
      soldItems += isNew(soldItem, code, stamp);
      orders += isNew(soldInvoice, state.code(Text.INVOICE, line), stamp);
    }
  }

  private void addAdjustment(int line) {
    long units = state.quantity(line);
    switch (state.kind(line)) {
      case DemandState.REFUND -> {
        refundUnits += units;
        refund.add(units, state.price(line));
      }
      case DemandState.DISCOUNT -> discount.add(units, state.price(line));
      case DemandState.WRITE_OFF -> writtenOffUnits += units;
      default -> {} // sold, or of no kind
    }
  }

  /** 1 if the cell has not counted the code yet; a missing code is nothing that can be counted. */
  private static int isNew(int[] last, int code, int stamp) {
    if (code < 0 || last[code] == stamp) {
      return 0;
    }
    last[code] = stamp;
    return 1;
  }

  double value(DemandMeasure measure) {
    return switch (measure) {
      case ALL_QTY -> allUnits;
      case TOTAL_UNIQUE_ITEM -> items;
      case ALL_SALES -> all.value();
      case REFUND_SALES -> refund.value();
      case REFUND_QTY -> refundUnits;
      case DISCOUNT_SALES -> discount.value();
      case FREE_QTY -> writtenOffUnits;
      case TOTAL_SALES -> all.plus(refund, discount);
      case TOTAL_QTY -> allUnits + refundUnits + writtenOffUnits;
      case QUANTITY -> soldUnits;
      case SALES -> sold.value();
      case ORDERS -> orders;
      case ITEMS -> soldItems;
      case NET_QUANTITY -> soldUnits + refundUnits;
      case NET_SALES -> sold.plus(refund, discount);
    };
  }
}
