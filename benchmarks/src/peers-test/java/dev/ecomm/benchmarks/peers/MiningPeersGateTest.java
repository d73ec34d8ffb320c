package dev.ecomm.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.association.Itemsets;
import dev.ecomm.association.Miner;
import dev.ecomm.basket.Baskets;
import dev.ecomm.benchmarks.InvoiceFiles;
import dev.ecomm.benchmarks.MiningBenchmark;
import dev.ecomm.benchmarks.TransactionFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Smile and we find as many itemsets, with the same sum of supports. */
class MiningPeersGateTest {

  @ParameterizedTest
  @CsvSource({
    "real, 184",
    "real, 92",
    "real, 46",
    "sparse, 100",
    "dense, 2000",
    "mushroom, 1700",
    "chess, 1800"
  })
  void counts_are_equal(String data, int supportCount) throws IOException {
    assumeTrue(!data.equals("real") || InvoiceFiles.realData().isPresent(), "no real data here");
    Path file = TransactionFiles.of(data);

    Itemsets sets =
        Itemsets.mine(
            Baskets.readTransactions(file.toUri()),
            MiningBenchmark.options(supportCount, Miner.ECLAT));

    assertThat(sets.size()).isGreaterThan(100);
    assertThat(SmileItemsets.mine(file, supportCount))
        .containsExactly(
            sets.size(),
            LongStream.range(0, sets.size()).map(set -> sets.supportCount((int) set)).sum());
  }
}
