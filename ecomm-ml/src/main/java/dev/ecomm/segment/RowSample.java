package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Some of the rows of a matrix, and quick fits of several k to them. */
final class RowSample {

  /** More rows change gap and stability little and cost much. */
  static final int MOST_ROWS = 4_000;

  private static final int ITERATIONS = 30;
  private static final int DRAWS = 4;
  private static final int SWAPS = 5;

  private RowSample() {}

  /** So many rows, drawn without repetition, in ascending order. */
  static int[] draw(int rows, int wanted, SplittableRandom random) {
    int[] all = new int[rows];
    Arrays.setAll(all, row -> row);
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(rows - i);
      int row = all[other];
      all[other] = all[i];
      all[i] = row;
    }
    int[] drawn = Arrays.copyOf(all, wanted);
    Arrays.sort(drawn);
    return drawn;
  }

  static FeatureMatrix of(FeatureMatrix features, int[] rows) {
    double[] values = new double[rows.length * features.columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          features.row(rows[i]), 0, values, i * features.columns(), features.columns());
    }
    return FeatureMatrix.of(features.names(), values);
  }

  /** A quick, always equally thorough fit of each k from 1 on; element 0 is k = 1. */
  static Partition[] fit(FeatureMatrix rows, int largest, SplittableRandom random, Workers alone) {
    Search search = new Search(Points.of(rows, null), alone, ITERATIONS, 0, true);
    Partition[] fits = new Partition[largest];
    fits[0] = search.one();
    for (int k = 2; k <= largest; k++) {
      fits[k - 1] =
          search.swap(search.withOneMore(fits[k - 2], DRAWS, null, random), SWAPS, random);
    }
    return fits;
  }
}
