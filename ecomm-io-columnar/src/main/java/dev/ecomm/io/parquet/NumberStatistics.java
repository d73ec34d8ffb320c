package dev.ecomm.io.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.format.Statistics;

/** Least and greatest number of a column, as other readers use them to leave row groups out. */
final class NumberStatistics {

  private NumberStatistics() {}

  static Statistics of(long[] numbers, int count, int bytes, NumberPages.Order order) {
    return order == NumberPages.Order.DOUBLE
        ? doubles(numbers, count)
        : whole(numbers, count, bytes);
  }

  private static Statistics whole(long[] numbers, int count, int bytes) {
    Statistics statistics = new Statistics();
    if (count > 0) {
      long least = numbers[0];
      long greatest = numbers[0];
      for (int i = 1; i < count; i++) {
        least = Math.min(least, numbers[i]);
        greatest = Math.max(greatest, numbers[i]);
      }
      set(statistics, least, greatest, bytes);
    }
    return statistics;
  }

  /** With a NaN there is no order, and so no statistics; of the zeros, -0.0 is the lesser. */
  private static Statistics doubles(long[] bits, int count) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    boolean ordered = count > 0;
    for (int i = 0; i < count; i++) {
      double value = Double.longBitsToDouble(bits[i]);
      ordered &= !Double.isNaN(value);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    Statistics statistics = new Statistics();
    if (ordered) {
      // The format wants -0.0 as the least and 0.0 as the greatest of the zeros, always.
      double low = least == 0 ? -0.0 : least;
      double high = greatest == 0 ? 0.0 : greatest;
      set(statistics, Double.doubleToRawLongBits(low), Double.doubleToRawLongBits(high), 8);
    }
    return statistics;
  }

  private static void set(Statistics statistics, long least, long greatest, int bytes) {
    statistics.setMin_value(little(least, bytes));
    statistics.setMax_value(little(greatest, bytes));
    statistics.setIs_min_value_exact(true);
    statistics.setIs_max_value_exact(true);
  }

  private static byte[] little(long number, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return (bytes == 4 ? buffer.putInt((int) number) : buffer.putLong(number)).array();
  }
}
