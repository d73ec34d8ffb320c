package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.basket.Baskets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known numbers of itemsets in files of the Frequent Itemset Mining Implementations repository,
 * which are not ours to pass on: run with {@code -Decomm.fimi=DIR}, where the files are.
 */
class PublicFilesTest {

  @ParameterizedTest
  @CsvSource({
    "mushroom.dat, 813, 574431",
    "retail.dat, 89, 7589",
    "T10I4D100K.dat, 100, 27532",
    "chess.dat, 1918, 254944"
  })
  void each_miner_finds_the_known_number_of_itemsets(String name, int least, int itemsets) {
    String folder = System.getProperty("ecomm.fimi", "");
    assumeTrue(!folder.isEmpty(), "no -Decomm.fimi=DIR");
    Path file = Path.of(folder, name);
    assumeTrue(Files.exists(file), () -> file + " is not there");
    Baskets baskets = Baskets.readTransactions(file.toUri());

    for (Miner miner : Miner.values()) {
      MiningOptions options = MiningOptions.builder().minSupportCount(least).miner(miner).build();

      assertThat(Itemsets.mine(baskets, options).size()).as("%s", miner).isEqualTo(itemsets);
    }
  }
}
