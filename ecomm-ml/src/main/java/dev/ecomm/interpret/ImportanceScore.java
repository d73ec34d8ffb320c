package dev.ecomm.interpret;

/** How well predictions fit the clusters of some rows: what a permutation lowers. */
public enum ImportanceScore {

  /** Share of the rows whose cluster is found. Of the rows of one cluster: its recall. */
  ACCURACY {
    @Override
    double of(double[] confusion, int clusters) {
      double hits = 0;
      double rows = 0;
      for (int truth = 0; truth < clusters; truth++) {
        hits += confusion[truth * clusters + truth];
        for (int found = 0; found < clusters; found++) {
          rows += confusion[truth * clusters + found];
        }
      }
      return rows == 0 ? 0 : hits / rows;
    }
  },

  /**
   * Mean F1 over the clusters that occur among these rows, be it in truth or prediction; where all
   * rows are of one cluster, each other one that is predicted counts as 0.
   */
  MACRO_F1 {
    @Override
    double of(double[] confusion, int clusters) {
      double sum = 0;
      int occurring = 0;
      for (int c = 0; c < clusters; c++) {
        double members = 0;
        double found = 0;
        for (int other = 0; other < clusters; other++) {
          members += confusion[c * clusters + other];
          found += confusion[other * clusters + c];
        }
        if (members + found > 0) {
          sum += 2 * confusion[c * clusters + c] / (members + found);
          occurring++;
        }
      }
      return occurring == 0 ? 0 : sum / occurring;
    }
  };

  /**
   * Computes the score.
   *
   * @param confusion weight of the rows at {@code truth * clusters + prediction}
   * @param clusters how many there are
   */
  abstract double of(double[] confusion, int clusters);
}
