package dev.ecomm.clean;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Renumbering;
import dev.ecomm.model.internal.PairCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns the canonical description of each stock code: the one that most of its lines carry; of
 * equally frequent ones the one that appears first (by row number; after that, of texts that have
 * the same row number in different files, the lesser).
 *
 * <p>Codes and texts count as they stand in the table, so what is to be one code (upper and lower
 * case, outer blanks) must be made one before. Lines without a code have no vote, nor do lines
 * without a description. The state is exact: any split of the lines into batches, each with its own
 * dictionaries, merged in any order, fits the same descriptions.
 *
 * <p>Memory: the texts, and about 50 bytes a pair of code and description. Cost: some 5 ns a line,
 * for lines of a code mostly repeat the description of the line before, which is compared first;
 * others cost a lookup. For one thread.
 */
final class DescriptionVote {

  /** Which texts may win. */
  enum Candidates {
    /** Every text. */
    ALL_TEXTS,
    /** Texts that are neither blank nor notes (see {@link NoteLearner}). */
    PRODUCT_NAMES
  }

  /**
   * A description in the vote.
   *
   * @param description its text
   * @param count lines of the code that carry it
   * @param firstRow row number of the first of them
   */
  record Candidate(String description, long count, long firstRow) {}

  /**
   * The outcome for one code.
   *
   * @param stockCode the code
   * @param rows its lines, with or without a vote
   * @param distinct candidates, winner included
   * @param best the candidates that share the highest count, the winner first; none if no line of
   *     the code had a vote
   */
  record Outcome(String stockCode, long rows, int distinct, List<Candidate> best) {}

  private static final Comparator<Candidate> WINNER_FIRST =
      Comparator.comparingLong(Candidate::firstRow).thenComparing(Candidate::description);

  /** The description of a pair is its code + 1, so that a missing one is 0. */
  private static final int MISSING = 0;

  private final Candidates candidates;
  private final DictionaryBuilder stockCodes = new DictionaryBuilder();
  private final DictionaryBuilder descriptions = new DictionaryBuilder();
  private final PairCounts pairs = new PairCounts();
  private long[] firstRows = new long[64];

  /** Knows the notes where they have no vote. */
  private final NoteLearner notes = new NoteLearner(descriptions);

  DescriptionVote(Candidates candidates) {
    this.candidates = candidates;
  }

  void add(InvoiceTable batch) {
    Renumbering codes = new Renumbering(batch.stockCode().dictionary(), stockCodes);
    Renumbering texts = new Renumbering(batch.description().dictionary(), descriptions);
    // by stock code: the pair of the line before, and the description it had
    int[] lastPair = new int[batch.stockCode().dictionary().size()];
    int[] lastDescription = new int[lastPair.length];
    Arrays.fill(lastPair, PairCounts.NONE);
    for (int row = 0; row < batch.rows(); row++) {
      int code = batch.stockCode().code(row);
      if (code != Dictionary.MISSING) {
        int description = batch.description().code(row);
        if (lastDescription[code] == description && lastPair[code] != PairCounts.NONE) {
          pairs.again(lastPair[code]);
        } else {
          lastPair[code] =
              count(codes.code(code), texts.code(description) + 1, 1, batch.rowNumber(row));
          lastDescription[code] = description;
        }
      }
    }
    if (candidates == Candidates.PRODUCT_NAMES) {
      notes.add(batch);
    }
  }

  void merge(DescriptionVote other) {
    if (candidates != other.candidates) {
      throw new IllegalArgumentException(
          "candidates of the other vote are " + other.candidates + ", must be " + candidates);
    }
    Renumbering codes = new Renumbering(other.stockCodes.build(), stockCodes);
    Renumbering texts = new Renumbering(other.descriptions.build(), descriptions);
    for (int pair = 0; pair < other.pairs.size(); pair++) {
      int code = codes.code(other.pairs.first(pair));
      int description = texts.code(other.pairs.second(pair) - 1) + 1;
      count(code, description, other.pairs.count(pair), other.firstRows[pair]);
    }
    notes.merge(other.notes);
  }

  private int count(int code, int description, long times, long firstRow) {
    int before = pairs.size();
    int pair = pairs.add(code, description, times);
    if (pair == firstRows.length) {
      firstRows = Arrays.copyOf(firstRows, pair * 2);
    }
    firstRows[pair] = pair == before ? firstRow : Math.min(firstRows[pair], firstRow);
    return pair;
  }

  CanonicalDescriptions fit() {
    Dictionary codes = stockCodes.build();
    Dictionary texts = descriptions.build();
    int[] winners = winners(texts, withoutVote(texts));
    SortedMap<String, Optional<String>> fitted = new TreeMap<>();
    for (int code = 0; code < winners.length; code++) {
      int winner = winners[code];
      fitted.put(
          codes.text(code),
          winner == PairCounts.NONE ? Optional.empty() : Optional.of(text(texts, winner)));
    }
    return new CanonicalDescriptions(fitted);
  }

  /** The outcome for every code, in natural order of the codes: {@link #fit} with its reasons. */
  List<Outcome> outcomes() {
    Dictionary codes = stockCodes.build();
    Dictionary texts = descriptions.build();
    BitSet without = withoutVote(texts);
    int[] winners = winners(texts, without);
    long[] rows = new long[codes.size()];
    int[] distinct = new int[codes.size()];
    List<List<Candidate>> best =
        Stream.<List<Candidate>>generate(() -> new ArrayList<>(1)).limit(codes.size()).toList();
    for (int pair = 0; pair < pairs.size(); pair++) {
      int code = pairs.first(pair);
      rows[code] += pairs.count(pair);
      if (!without.get(pairs.second(pair))) {
        distinct[code]++;
        if (pairs.count(pair) == pairs.count(winners[code])) {
          best.get(code).add(new Candidate(text(texts, pair), pairs.count(pair), firstRows[pair]));
        }
      }
    }
    best.forEach(tied -> tied.sort(WINNER_FIRST));
    return IntStream.range(0, codes.size())
        .mapToObj(
            code ->
                new Outcome(
                    codes.text(code), rows[code], distinct[code], List.copyOf(best.get(code))))
        .sorted(Comparator.comparing(Outcome::stockCode))
        .toList();
  }

  /** By code, the pair that wins. */
  private int[] winners(Dictionary texts, BitSet without) {
    int[] winners = new int[stockCodes.size()];
    Arrays.fill(winners, PairCounts.NONE);
    for (int pair = 0; pair < pairs.size(); pair++) {
      int best = winners[pairs.first(pair)];
      if (!without.get(pairs.second(pair))
          && (best == PairCounts.NONE || beats(pair, best, texts))) {
        winners[pairs.first(pair)] = pair;
      }
    }
    return winners;
  }

  private boolean beats(int pair, int best, Dictionary texts) {
    if (pairs.count(pair) != pairs.count(best)) {
      return pairs.count(pair) > pairs.count(best);
    }
    return firstRows[pair] != firstRows[best]
        ? firstRows[pair] < firstRows[best]
        : text(texts, pair).compareTo(text(texts, best)) < 0;
  }

  private String text(Dictionary texts, int pair) {
    return texts.text(pairs.second(pair) - 1);
  }

  /** Descriptions, numbered as in the pairs, that cannot win. */
  private BitSet withoutVote(Dictionary texts) {
    BitSet without = new BitSet();
    without.set(MISSING);
    if (candidates == Candidates.PRODUCT_NAMES) {
      for (int text = 0; text < texts.size(); text++) {
        if (notes.isUnpriced(text) || texts.text(text).isBlank()) {
          without.set(text + 1);
        }
      }
    }
    return without;
  }
}
