package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Our tokeniser against others on seeded nasty files, through blocks so small that every kind of
 * thing falls on a boundary. A failure names its seed.
 *
 * <p>FastCSV judges what readers of RFC 4180 agree on. On two points we differ from it on purpose,
 * and there {@link NaiveCsv} judges, our rules in their plainest form: a carriage return alone is
 * text for us, not a line end; and a quote behind a closing quote ({@code "a"b"c}) is text, as it
 * is for Python and pandas, where FastCSV begins another quoted part.
 */
class CsvTokenizerDifferentialTest {

  private static final int[] BLOCK_SIZES = {16, 17, 64, 1000, 1 << 20};

  /** A row that spans blocks is joined again at each, so long fields wait for larger blocks. */
  private static final int MOST_BLOCKS = 500;

  @Test
  void nasty_files_are_read_as_fast_csv_reads_them() {
    compareWithFastCsv(0, 3_000);
  }

  @Test
  @Tag("slow")
  void very_many_nasty_files_are_read_as_fast_csv_reads_them() {
    compareWithFastCsv(3_000, 200_000);
  }

  @Test
  void any_bytes_are_read_as_the_rules_say() {
    compareWithRules(0, 3_000);
  }

  @Test
  @Tag("slow")
  void very_many_arrays_of_any_bytes_are_read_as_the_rules_say() {
    compareWithRules(3_000, 300_000);
  }

  private static void compareWithFastCsv(long fromSeed, long toSeed) {
    for (long seed = fromSeed; seed < toSeed; seed++) {
      NastyCsv file = NastyCsv.shared(seed);
      compare(seed, file, () -> FastCsvRows.read(file.bytes(), file.separator()));
    }
  }

  private static void compareWithRules(long fromSeed, long toSeed) {
    for (long seed = fromSeed; seed < toSeed; seed++) {
      NastyCsv file = NastyCsv.any(seed);
      compare(seed, file, () -> NaiveCsv.read(file.bytes(), file.separator()));
    }
  }

  private static void compare(long seed, NastyCsv file, Supplier<TokenizedCsv> oracle) {
    TokenizedCsv expected = oracle.get();
    for (int blockBytes : BLOCK_SIZES) {
      if (file.bytes().length / blockBytes > MOST_BLOCKS) {
        continue;
      }
      TokenizedCsv found = TokenizedCsv.of(file.bytes(), file.separator(), blockBytes);
      if (!found.equals(expected)) {
        assertThat(found).as("seed %d, blocks of %d bytes", seed, blockBytes).isEqualTo(expected);
      }
    }
  }
}
