package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ecomm.error.InvoiceDataException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreeJsonTest {

  private static final String STUMP =
      """
      {
        "type" : "tree_classifier",
        "format" : 1,
        "trainer" : "test",
        "features" : [ "x", "y" ],
        "classes" : 2,
        "base" : [ 0.0, 0.5 ],
        "single_precision" : false,
        "outputs" : 2,
        "trees" : [ {
          "feature" : [ 1, -1, -1 ],
          "threshold" : [ 0.1 ],
          "left" : [ 1 ],
          "right" : [ 2 ],
          "values" : [ 1.0, 0.0, 0.25, 0.75 ]
        } ]
      }
      """;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_written_is_read_again(long seed) {
    TreeClassifier classifier = RandomTrees.of(seed);

    TreeClassifier read = TreeClassifier.fromJson(classifier.toJson());

    assertThat(read).isEqualTo(classifier);
    assertThat(read.toJson()).isEqualTo(classifier.toJson());
  }

  @Test
  void the_text_can_be_read_by_people_and_stays_as_it_is() {
    TreeClassifier classifier =
        new TreeClassifier.Builder("test", List.of("x", "y"), 2)
            .base(0, 0.5)
            .tree(
                2,
                new int[] {1, -1, -1},
                new double[] {0.1, 0, 0},
                new int[] {1, 0, 0},
                new int[] {2, 0, 0},
                new double[] {0, 0, 1, 0, 0.25, 0.75})
            .build();

    assertThat(classifier.toJson()).isEqualTo(STUMP);
    assertThat(TreeClassifier.fromJson(STUMP)).isEqualTo(classifier);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tree_classifier\" | \"kmeans\" | type is \"kmeans\", must be \"tree_classifier\"",
        "\"format\" : 1 | \"format\" : 2 | format is 2, this version reads 1; use the version",
        "\"classes\" : 2 | \"classes\" : 0 | \"classes\" is 0, must be from 1 to 1000",
        "\"classes\" : 2 | \"classes\" : 2000000000 | \"classes\" is 2000000000, must be from 1",
        "\"classes\" : 2 | \"classes\" : 4294967298 | \"classes\" is 4294967298, must be from 1",
        "\"outputs\" : 2 | \"outputs\" : 1001 | \"outputs\" is 1001, must be from 1 to 1000",
        "\"outputs\" : 2 | \"outputs\" : 1 | a tree of 3 nodes has lists of other lengths",
        "[ 0.1 ] | [ 0.1, 0.2 ] | a tree of 3 nodes has lists of other lengths",
        "\"left\" : [ 1 ] | \"left\" : [ ] | a tree of 3 nodes has lists of other lengths",
        "\"right\" : [ 2 ] | \"right\" : [ 2, 2 ] | a tree of 3 nodes has lists of other lengths",
        "[ 1, -1, -1 ] | [ 1, -1 ] | a tree of 2 nodes has lists of other lengths",
        "[ 1, -1, -1 ] | [ 1, -1, -1.5 ] | \"feature\" has -1.5, must be whole numbers",
        "[ 1, -1, -1 ] | [ 1e10, -1, -1 ] | \"feature\" has 1.0E10, must be whole numbers",
        "[ 1, -1, -1 ] | [ 2, -1, -1 ] | a tree splits by feature 2",
        "[ 0.1 ] | [ 1e999 ] | the number 1e999 is too large",
        "[ 0.1 ] | [ NaN ] | not JSON",
        "[ 0.0, 0.5 ] | [ 0.0 ] | 1 base scores",
        "\"right\" : [ 2 ] | \"right\" : [ 1 ] | does not belong to it",
        "\"x\", \"y\" | \"x\", \"x\" | must be each there once",
        "\"trainer\" : \"test\", | '' | \"trainer\" is null",
      })
  void damage_is_told_in_words(String from, String to, String message) {
    assertThat(STUMP).contains(from);

    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> TreeClassifier.fromJson(STUMP.replace(from, to)))
        .withMessageStartingWith("[tree_classifier] ")
        .withMessageContaining(message);
  }

  @Test
  void a_text_cut_anywhere_is_refused() {
    String whole = RandomTrees.of(3).toJson().stripTrailing();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(read(whole.substring(0, length))).as("cut at %s", length).isEmpty();
    }
    assertThat(read(whole)).isPresent();
  }

  @Test
  void ten_thousand_mutations_are_read_or_refused_in_words() {
    mutate(0, 10_000);
  }

  @Test
  @Tag("slow")
  void a_million_mutations_are_read_or_refused_in_words() {
    mutate(10_000, 1_000_000);
  }

  private static void mutate(long fromSeed, int mutations) {
    String[] texts =
        LongStream.range(0, 20)
            .mapToObj(seed -> RandomTrees.of(seed).toJson())
            .toArray(String[]::new);
    int refused = 0;
    for (long seed = fromSeed; seed < fromSeed + mutations; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Optional<TreeClassifier> read = read(Mutations.of(texts[random.nextInt(20)], random));
      refused += read.isEmpty() ? 1 : 0;
      read.ifPresent(classifier -> assertThat(read(classifier.toJson())).hasValue(classifier));
    }
    assertThat(refused).isBetween(mutations / 2, mutations - 1);
  }

  /** Anything but the typed exception fails the test. */
  private static Optional<TreeClassifier> read(String text) {
    try {
      return Optional.of(TreeClassifier.fromJson(text));
    } catch (InvoiceDataException e) {
      assertThat(e).hasMessageStartingWith("[tree_classifier] ");
      return Optional.empty();
    }
  }

  @Test
  void deep_nesting_is_refused() {
    assertThat(read("{\"type\":" + "[".repeat(100_000))).isEmpty();
    assertThat(read("{\"a\":".repeat(100_000))).isEmpty();
  }
}
