package dev.ecomm.series;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Demand by the words of its definition: a map of maps, exact decimals, sets. */
final class NaiveDemand {
  private final InvoiceTable lines;
  private final DemandPeriod every;
  private final DemandDays days;

  /** By series and start of the period. */
  private final Map<String, Map<LocalDate, List<InvoiceLine>>> groups = new TreeMap<>();

  NaiveDemand(
      InvoiceTable lines,
      DemandPeriod every,
      DemandDays days,
      Function<InvoiceLine, @Nullable String> key) {
    this.lines = lines;
    this.every = every;
    this.days = days;
    for (InvoiceLine line : lines) {
      String id = key.apply(line);
      if (id != null) {
        groups
            .computeIfAbsent(id, unused -> new TreeMap<>())
            .computeIfAbsent(start(day(line)), unused -> new ArrayList<>())
            .add(line);
      }
    }
  }

  /** By series and day on which a period starts. */
  Map<String, Map<LocalDate, Double>> of(DemandMeasure measure) {
    Set<LocalDate> trading = new TreeSet<>();
    for (InvoiceLine line : lines) {
      trading.add(day(line));
    }
    TreeSet<LocalDate> starts = new TreeSet<>();
    LocalDate first = new TreeSet<>(trading).first();
    LocalDate last = new TreeSet<>(trading).last();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      LocalDate start = start(day);
      boolean whole = !start.isBefore(first) && !end(start).isAfter(last);
      boolean closed =
          every == DemandPeriod.DAY && days == DemandDays.TRADING && !trading.contains(day);
      if (whole && !closed) {
        starts.add(start);
      }
    }
    Map<String, Map<LocalDate, Double>> result = new TreeMap<>();
    for (String id : groups.keySet()) {
      Map<LocalDate, Double> values = new TreeMap<>();
      boolean begun = false;
      for (LocalDate start : starts) {
        begun = begun || !lines(id, start).isEmpty();
        if (begun) {
          values.put(start, value(measure, id, start).doubleValue());
        }
      }
      if (begun) {
        result.put(id, values);
      }
    }
    return result;
  }

  private List<InvoiceLine> lines(String id, LocalDate start) {
    return groups.get(id).getOrDefault(start, List.of());
  }

  private BigDecimal value(DemandMeasure measure, String id, LocalDate start) {
    return switch (measure) {
      case TOTAL_SALES ->
          value(DemandMeasure.ALL_SALES, id, start)
              .add(value(DemandMeasure.REFUND_SALES, id, start))
              .add(value(DemandMeasure.DISCOUNT_SALES, id, start));
      case TOTAL_QTY ->
          value(DemandMeasure.ALL_QTY, id, start)
              .add(value(DemandMeasure.REFUND_QTY, id, start))
              .add(value(DemandMeasure.FREE_QTY, id, start));
      case NET_SALES ->
          value(DemandMeasure.SALES, id, start)
              .add(value(DemandMeasure.REFUND_SALES, id, start))
              .add(value(DemandMeasure.DISCOUNT_SALES, id, start));
      case NET_QUANTITY ->
          value(DemandMeasure.QUANTITY, id, start).add(value(DemandMeasure.REFUND_QTY, id, start));
      default -> plain(measure, id, start);
    };
  }

  private BigDecimal plain(DemandMeasure measure, String id, LocalDate start) {
    BigDecimal sum = BigDecimal.ZERO;
    Set<String> texts = new HashSet<>();
    for (InvoiceLine line : lines(id, start)) {
      BigDecimal units = BigDecimal.valueOf(line.quantity());
      BigDecimal amount = units.multiply(new BigDecimal(Double.toString(line.unitPrice())));
      boolean discount = "Discount".equals(line.description());
      boolean sold = !discount && line.quantity() > 0 && line.unitPrice() > 0;
      boolean refund = !discount && line.quantity() < 0 && line.unitPrice() > 0;
      boolean free = !discount && line.quantity() < 0 && line.unitPrice() == 0;
      sum =
          switch (measure) {
            case ALL_QTY -> sum.add(units.abs());
            case ALL_SALES -> sum.add(amount.abs());
            case REFUND_SALES -> refund ? sum.add(amount) : sum;
            case REFUND_QTY -> refund ? sum.add(units) : sum;
            case DISCOUNT_SALES -> discount ? sum.add(amount) : sum;
            case FREE_QTY -> free ? sum.add(units) : sum;
            case QUANTITY -> sold ? sum.add(units) : sum;
            case SALES -> sold ? sum.add(amount) : sum;
            default -> sum;
          };
      String text = measure == DemandMeasure.ORDERS ? line.invoiceNo() : line.stockCode();
      if (text != null && (sold || measure == DemandMeasure.TOTAL_UNIQUE_ITEM)) {
        texts.add(text);
      }
    }
    return switch (measure) {
      case TOTAL_UNIQUE_ITEM, ITEMS, ORDERS -> BigDecimal.valueOf(texts.size());
      default -> sum;
    };
  }

  private static LocalDate day(InvoiceLine line) {
    return LocalDateTime.ofEpochSecond(line.epochSecond(), 0, ZoneOffset.UTC).toLocalDate();
  }

  private LocalDate start(LocalDate day) {
    return switch (every) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  private LocalDate end(LocalDate start) {
    return switch (every) {
      case DAY -> start;
      case WEEK -> start.plusDays(6);
      case MONTH -> start.with(TemporalAdjusters.lastDayOfMonth());
    };
  }
}
