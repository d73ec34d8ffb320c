package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.clean.DescriptionVote.Candidate;
import dev.ecomm.clean.DescriptionVote.Candidates;
import dev.ecomm.clean.DescriptionVote.Outcome;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class DescriptionVoteTest {

  @Test
  void the_most_frequent_description_wins() {
    DescriptionVote vote =
        vote(Candidates.ALL_TEXTS, line(1, "A", "x"), line(2, "A", "y"), line(3, "A", "y"));

    assertThat(vote.fit().byCode()).containsExactly(Map.entry("A", Optional.of("y")));
  }

  @Test
  void of_equally_frequent_ones_the_first_in_the_file_wins() {
    DescriptionVote vote =
        vote(
            Candidates.ALL_TEXTS,
            line(1, "A", "z"),
            line(2, "A", "y"),
            line(3, "A", "y"),
            line(4, "A", "z"));

    assertThat(vote.outcomes())
        .containsExactly(
            new Outcome("A", 4, 2, List.of(new Candidate("z", 2, 1), new Candidate("y", 2, 2))));
  }

  @Test
  void the_first_in_the_file_wins_though_its_batch_comes_last() {
    DescriptionVote vote = vote(Candidates.ALL_TEXTS, line(5, "A", "later"));
    vote.add(InvoiceTable.of(List.of(line(2, "A", "earlier"))));

    assertThat(vote.fit().byCode()).containsEntry("A", Optional.of("earlier"));
  }

  @Test
  void a_tie_between_first_rows_of_two_files_goes_to_the_lesser_text() {
    DescriptionVote vote = vote(Candidates.ALL_TEXTS, line(1, "A", "z"));
    vote.add(InvoiceTable.of(List.of(line(1, "A", "b"))));

    assertThat(vote.fit().byCode()).containsEntry("A", Optional.of("b"));
  }

  @Test
  void lines_without_a_description_have_no_vote_but_count_as_lines() {
    DescriptionVote vote =
        vote(Candidates.ALL_TEXTS, line(1, "A", null), line(2, "A", null), line(3, "A", "x"));

    assertThat(vote.outcomes())
        .containsExactly(new Outcome("A", 3, 1, List.of(new Candidate("x", 1, 3))));
  }

  @Test
  void a_code_without_any_description_has_none() {
    DescriptionVote vote = vote(Candidates.ALL_TEXTS, line(1, "A", null));

    assertThat(vote.fit().byCode()).containsExactly(Map.entry("A", Optional.empty()));
  }

  @Test
  void lines_without_a_code_have_no_vote() {
    assertThat(vote(Candidates.ALL_TEXTS, line(1, null, "x")).fit().byCode()).isEmpty();
  }

  @Test
  void blanks_and_notes_are_no_product_names() {
    DescriptionVote vote =
        vote(
            Candidates.PRODUCT_NAMES,
            line(1, "A", "damaged", 0),
            line(2, "A", "damaged", 0),
            line(3, "A", "   ", 2.5),
            line(4, "A", "   ", 2.5),
            line(5, "A", "LANTERN", 2.5),
            line(6, "B", "damaged", 0));

    assertThat(vote.fit().byCode())
        .containsExactly(Map.entry("A", Optional.of("LANTERN")), Map.entry("B", Optional.empty()));
  }

  @Test
  void a_text_that_a_later_batch_sells_was_never_a_note() {
    DescriptionVote vote = vote(Candidates.PRODUCT_NAMES, line(1, "A", "CARD", 0));
    vote.add(InvoiceTable.of(List.of(line(2, "B", "CARD", 1.25))));

    assertThat(vote.fit().byCode())
        .containsExactly(Map.entry("A", Optional.of("CARD")), Map.entry("B", Optional.of("CARD")));
  }

  @Test
  void hasVoteon_different_candidates_do_not_merge() {
    DescriptionVote vote = new DescriptionVote(Candidates.ALL_TEXTS);
    assertThatThrownBy(() -> vote.merge(new DescriptionVote(Candidates.PRODUCT_NAMES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("candidates of the other vote are PRODUCT_NAMES, must be ALL_TEXTS");
  }

  @Test
  void a_hundred_thousand_descriptions_of_one_code_are_counted_in_linear_time() {
    DescriptionVote vote = new DescriptionVote(Candidates.ALL_TEXTS);
    vote.add(
        InvoiceTable.of(
            IntStream.range(0, 100_000).mapToObj(i -> line(i + 1, "A", "text " + i)).toList()));

    Outcome outcome = vote.outcomes().get(0);
    assertThat(outcome.distinct()).isEqualTo(100_000);
    assertThat(outcome.best()).hasSize(100_000);
    assertThat(vote.fit().byCode()).containsEntry("A", Optional.of("text 0"));
  }

  @ParameterizedTest
  @Seeds(100)
  void the_vote_equals_that_of_a_map_of_maps(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 1 + (int) (seed * 7 % 300));
    for (Candidates candidates : Candidates.values()) {
      DescriptionVote vote = new DescriptionVote(candidates);
      vote.add(InvoiceTable.of(lines));

      List<Outcome> expected = naive(lines, candidates);
      assertThat(vote.outcomes()).isEqualTo(expected);
      assertThat(vote.fit().byCode()).isEqualTo(winners(expected));
    }
  }

  @ParameterizedTest
  @Seeds(100)
  void any_batches_merged_in_any_order_vote_as_the_whole(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 200);
    SplittableRandom random = new SplittableRandom(seed);
    for (Candidates candidates : Candidates.values()) {
      List<DescriptionVote> parts = new ArrayList<>();
      for (int from = 0; from < lines.size(); ) {
        int to = Math.min(lines.size(), from + 1 + random.nextInt(60));
        DescriptionVote part = new DescriptionVote(candidates);
        // a table of its own, so dictionaries of its own
        part.add(InvoiceTable.of(lines.subList(from, to)));
        parts.add(random.nextInt(parts.size() + 1), part);
        from = to;
      }
      DescriptionVote merged = parts.remove(random.nextInt(parts.size()));
      parts.forEach(merged::merge);

      assertThat(merged.outcomes()).isEqualTo(naive(lines, candidates));
    }
  }

  @ParameterizedTest
  @Seeds(50)
  void notes_are_the_texts_that_no_line_with_a_price_carries(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 40);
    NoteLearner first = new NoteLearner();
    NoteLearner second = new NoteLearner();
    first.add(InvoiceTable.of(lines.subList(25, 40)));
    second.add(InvoiceTable.of(lines.subList(0, 10)));
    second.add(InvoiceTable.of(lines.subList(10, 25)));
    first.merge(second);

    assertThat(first.fit().texts()).isEqualTo(naiveNotes(lines));
  }

  @Test
  void a_missing_description_is_no_note() {
    Notes notes = new Notes(new TreeSet<>(List.of("damaged")));

    assertThat(notes.contains("damaged")).isTrue();
    assertThat(notes.contains("Damaged")).isFalse();
    assertThat(notes.contains(null)).isFalse();
  }

  private static List<Outcome> naive(List<InvoiceLine> lines, Candidates candidates) {
    TreeSet<String> notes = naiveNotes(lines);
    Map<String, Map<String, Candidate>> votes = new TreeMap<>();
    Map<String, Long> rows = new TreeMap<>();
    for (InvoiceLine line : lines) {
      String text = line.description();
      if (line.stockCode() != null) {
        rows.merge(line.stockCode(), 1L, Long::sum);
        var votesOfCode = votes.computeIfAbsent(line.stockCode(), code -> new LinkedHashMap<>());
        boolean hasVote = text != null;
        if (candidates == Candidates.PRODUCT_NAMES && text != null) {
          hasVote = !text.isBlank() && !notes.contains(text);
        }
        if (hasVote) {
          votesOfCode.merge(
              text,
              new Candidate(text, 1, line.rowNumber()),
              (a, b) -> new Candidate(text, a.count() + 1, a.firstRow()));
        }
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    votes.forEach(
        (code, texts) -> {
          long top = texts.values().stream().mapToLong(Candidate::count).max().orElse(0);
          outcomes.add(
              new Outcome(
                  code,
                  rows.get(code),
                  texts.size(),
                  texts.values().stream()
                      .filter(candidate -> candidate.count() == top)
                      .sorted(Comparator.comparingLong(Candidate::firstRow))
                      .toList()));
        });
    return outcomes;
  }

  private static Map<String, Optional<String>> winners(List<Outcome> outcomes) {
    Map<String, Optional<String>> winners = new TreeMap<>();
    outcomes.forEach(
        outcome ->
            winners.put(
                outcome.stockCode(),
                outcome.best().stream().findFirst().map(Candidate::description)));
    return winners;
  }

  private static TreeSet<String> naiveNotes(List<InvoiceLine> lines) {
    TreeSet<String> notes = new TreeSet<>();
    for (InvoiceLine line : lines) {
      String text = line.description();
      if (text != null
          && !text.isBlank()
          && lines.stream().noneMatch(l -> text.equals(l.description()) && l.unitPrice() != 0)) {
        notes.add(text);
      }
    }
    return notes;
  }

  private static DescriptionVote vote(Candidates candidates, InvoiceLine... lines) {
    DescriptionVote vote = new DescriptionVote(candidates);
    vote.add(InvoiceTable.of(List.of(lines)));
    return vote;
  }

  private static InvoiceLine line(long row, String code, String description) {
    return line(row, code, description, 1.5);
  }

  private static InvoiceLine line(long row, String code, String description, double price) {
    return new InvoiceLine(row, "536365", code, description, 1, 0, price, null, null);
  }
}
