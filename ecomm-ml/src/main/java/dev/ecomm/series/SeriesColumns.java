package dev.ecomm.series;

import java.util.Objects;
import java.util.Optional;

/**
 * Which columns of a table in long form hold series: who, when, how much.
 *
 * @param id names the series of a row; empty if all rows are one series
 * @param time when: whole numbers, dates, or dates with a time of day
 * @param value how much; missing where it is not known
 */
public record SeriesColumns(Optional<String> id, String time, String value) {
  private static final SeriesColumns DEFAULTS = of("unique_id", "ds", "y");

  /** Checks that the three differ. */
  public SeriesColumns {
    Objects.requireNonNull(id, "id");
    if (time.equals(value)
        || id.filter(name -> name.equals(time) || name.equals(value)).isPresent()) {
      throw new IllegalArgumentException(
          "columns are "
              + id.map(name -> name + ", ").orElse("")
              + time
              + ", "
              + value
              + ", must be different ones");
    }
  }

  /**
   * Many series by the usual names: {@code unique_id}, {@code ds}, {@code y}.
   *
   * @return the three columns
   */
  public static SeriesColumns withDefaults() {
    return DEFAULTS;
  }

  /**
   * Many series.
   *
   * @param id names the series
   * @param time when
   * @param value how much
   * @return the three columns
   * @throws IllegalArgumentException if two are the same
   */
  public static SeriesColumns of(String id, String time, String value) {
    return new SeriesColumns(Optional.of(id), time, value);
  }

  /**
   * One series, which is called as the column of values is.
   *
   * @param time when
   * @param value how much
   * @return the two columns
   * @throws IllegalArgumentException if they are the same
   */
  public static SeriesColumns of(String time, String value) {
    return new SeriesColumns(Optional.empty(), time, value);
  }
}
