package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.basket.Baskets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known numbers of itemsets in files of the Frequent Itemset Mining Implementations repository,
 * which are not ours to pass on: run with {@code -Decomm.fimi=DIR}, where the files are, as {@code
 * mushroom.dat} or {@code mushroom.dat.gz}, in any case of letters.
 */
class PublicFilesTest {

  @ParameterizedTest(name = "{0} at {1}: {2} itemsets")
  @CsvSource({
    "mushroom, 813, 574431",
    "retail, 89, 7589",
    "T10I4D100K, 100, 27532",
    "T10I4D100K, 10, 411365",
    "chess, 1918, 254944"
  })
  void each_miner_finds_the_known_number_of_itemsets(String name, int least, int itemsets)
      throws IOException {
    String folder = System.getProperty("ecomm.fimi", "");
    assumeTrue(
        !folder.isEmpty(), () -> "not looked at: " + name + ".dat, for want of -Decomm.fimi=DIR");
    Optional<Path> file = file(Path.of(folder), name);
    assumeTrue(file.isPresent(), () -> folder + " has neither " + name + ".dat nor .dat.gz");
    Baskets baskets = Baskets.readTransactions(file.orElseThrow().toUri());

    for (Miner miner : Miner.values()) {
      MiningOptions options = MiningOptions.builder().minSupportCount(least).miner(miner).build();

      assertThat(Itemsets.mine(baskets, options).size()).as("%s", miner).isEqualTo(itemsets);
    }
  }

  private static Optional<Path> file(Path folder, String name) throws IOException {
    List<String> known = List.of(name + ".dat", name + ".dat.gz");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> known.stream().anyMatch(file.getFileName().toString()::equalsIgnoreCase))
          .sorted()
          .findFirst();
    }
  }

  @Test
  void a_file_may_be_packed_and_named_in_any_case(@TempDir Path folder) throws IOException {
    Path packed = Files.createFile(folder.resolve("t10i4d100k.DAT.gz"));
    var unused = Files.createFile(folder.resolve("mushroom.dat.part"));

    assertThat(file(folder, "T10I4D100K")).contains(packed);
    assertThat(file(folder, "mushroom")).isEmpty();
  }
}
