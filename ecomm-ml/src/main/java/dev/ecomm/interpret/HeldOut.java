package dev.ecomm.interpret;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows to train on, and rows to check with: of each cluster the same share, drawn.
 *
 * <p>A cluster of one row is trained on; of any larger one at least one row stays on either side.
 *
 * @param training rows, ascending
 * @param heldOut the others, ascending
 * @param notes which clusters could not be checked
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record HeldOut(int[] training, int[] heldOut, List<String> notes) {

  static HeldOut of(int[] clusters, int k, double share, long seed) {
    int[][] rowsOf = Inputs.rowsOf(clusters, k);
    boolean[] out = new boolean[clusters.length];
    for (int c = 0; c < k; c++) {
      int rows = rowsOf[c].length;
      int wanted = Math.min(rows - 1, Math.max(1, (int) Math.rint(share * rows)));
      for (int row : Draws.sample(rowsOf[c], Math.max(0, wanted), Draws.of(seed, c))) {
        out[row] = true;
      }
    }
    int[] single = IntStream.range(0, k).filter(c -> rowsOf[c].length == 1).toArray();
    return new HeldOut(
        IntStream.range(0, out.length).filter(row -> !out[row]).toArray(),
        IntStream.range(0, out.length).filter(row -> out[row]).toArray(),
        single.length == 0
            ? List.of()
            : List.of(
                "Clusters of one row cannot be checked, for it is trained on: "
                    + Arrays.toString(single)
                    + "."));
  }
}
