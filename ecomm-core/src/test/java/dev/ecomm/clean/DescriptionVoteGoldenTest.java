package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ecomm.clean.DescriptionVote.Candidate;
import dev.ecomm.clean.DescriptionVote.Candidates;
import dev.ecomm.clean.DescriptionVote.Outcome;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RealInvoices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Votes of the real data against {@code golden/clean_*.csv}, made with pandas. */
class DescriptionVoteGoldenTest {

  private static InvoiceTable seed;
  private static InvoiceTable retail;
  private static List<Outcome> seedVote;

  @BeforeAll
  static void vote_on_the_real_data() {
    InvoiceTable raw = RealInvoices.lines();
    seed =
        Golden.repaired(
            raw,
            code -> code.toUpperCase(Locale.ROOT),
            text -> text == null ? "No Description" : text);
    retail = Golden.repaired(raw, StockCodes::normalized, text -> text);
    seedVote = vote(seed, Candidates.ALL_TEXTS).outcomes();
  }

  @Test
  void every_code_has_the_golden_description_and_counts() {
    List<List<String>> ours = new ArrayList<>();
    for (Outcome outcome : seedVote) {
      Candidate winner = outcome.best().get(0);
      ours.add(
          List.of(
              outcome.stockCode(),
              winner.description(),
              "" + winner.count(),
              "" + outcome.rows(),
              "" + outcome.distinct(),
              outcome.best().size() > 1 ? "1" : "0"));
    }

    assertThat(ours)
        .isEqualTo(
            Golden.rows("clean_canonical_descriptions.csv").stream()
                .map(NamedCsvRecord::getFields)
                .toList());
  }

  @Test
  void tied_codes_have_the_golden_candidates_and_the_first_row_wins() {
    List<List<String>> ours = new ArrayList<>();
    for (Outcome outcome : seedVote) {
      if (outcome.best().size() > 1) {
        for (Candidate tied : outcome.best()) {
          ours.add(
              List.of(
                  outcome.stockCode(),
                  "" + tied.count(),
                  "" + tied.firstRow(),
                  tied.equals(outcome.best().get(0)) ? "1" : "0",
                  tied.description()));
        }
      }
    }

    assertThat(ours)
        .isEqualTo(
            Golden.rows("clean_description_ties.csv").stream()
                .map(NamedCsvRecord::getFields)
                .toList());
  }

  @Test
  void without_blanks_and_notes_the_golden_codes_change_and_no_others() {
    Map<String, Optional<String>> before = new HashMap<>();
    seedVote.forEach(o -> before.put(o.stockCode(), Optional.of(o.best().get(0).description())));
    List<List<String>> changed = new ArrayList<>();
    for (Outcome outcome : vote(retail, Candidates.PRODUCT_NAMES).outcomes()) {
      Optional<Candidate> winner = outcome.best().stream().findFirst();
      String then = before.get(outcome.stockCode()).orElseThrow();
      if (!Optional.of(then).equals(winner.map(Candidate::description))) {
        changed.add(
            List.of(
                outcome.stockCode(),
                then,
                winner.map(Candidate::description).orElse(""),
                "" + winner.map(Candidate::count).orElse(0L),
                "" + outcome.rows()));
      }
    }

    assertThat(changed)
        .hasSize(152)
        .isEqualTo(
            Golden.rows("clean_canonical_retail.csv").stream()
                .map(row -> row.getFields().subList(0, 5))
                .toList());
  }

  @Test
  void batches_vote_as_the_whole() {
    DescriptionVote whole = vote(retail, Candidates.PRODUCT_NAMES);
    DescriptionVote pieces = new DescriptionVote(Candidates.PRODUCT_NAMES);
    retail.forEachBatch(65_536, pieces::add);

    assertThat(pieces.outcomes()).isEqualTo(whole.outcomes());
    assertThat(pieces.fit()).isEqualTo(whole.fit());
  }

  private static DescriptionVote vote(InvoiceTable table, Candidates candidates) {
    DescriptionVote vote = new DescriptionVote(candidates);
    vote.add(table);
    return vote;
  }
}
