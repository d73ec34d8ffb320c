package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.RealInvoices;
import dev.ecomm.model.Seeds;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Lines in pieces are cleaned as in one table. */
class BatchesTest {
  private static final RunContext RUN = RunContext.withDefaults();

  @ParameterizedTest
  @Seeds(120)
  void rules_learn_the_same_from_batches(long seed) {
    InvoiceTable raw = InvoiceTable.of(RandomLines.of(seed, 70));
    CleaningPipeline pipeline = RandomPipelines.of(seed);

    String inBatches = pipeline.fit(batches(raw, seed), RUN).toJson();

    assertThat(inBatches).isEqualTo(pipeline.fit(raw).toJson());
    assertThat(inBatches).isEqualTo(pipeline.apply(raw).fitted().toJson());
  }

  @ParameterizedTest
  @Seeds(120)
  void results_of_batches_together_are_the_result_of_the_whole(long seed) {
    InvoiceTable raw = InvoiceTable.of(RandomLines.of(seed, 70));
    CleaningResult whole = RandomPipelines.of(seed).apply(raw);
    List<CleaningResult> pieces = new ArrayList<>();

    CleaningReport report = whole.fitted().applyInBatches(batches(raw, seed), RUN, pieces::add);

    assertThat(report).isEqualTo(whole.report());
    assertThat(together(pieces, CleaningResult::toTable)).isEqualTo(whole.toTable());
    assertThat(together(pieces, piece -> piece.rejected().toTable()))
        .isEqualTo(whole.rejected().toTable());
    assertThat(together(pieces, piece -> piece.ledger().toTable()))
        .isEqualTo(whole.ledger().toTable());
    whole
        .netting()
        .ifPresent(
            netting ->
                assertThat(pieces.get(0).netting().orElseThrow().toTable())
                    .isEqualTo(netting.toTable()));
  }

  @Test
  void the_retail_pack_in_batches_writes_the_same_bytes(@TempDir Path folder) throws IOException {
    InvoiceTable raw = RealInvoices.lines();
    CleaningResult whole = Packs.retail().apply(raw);
    Path inOne = folder.resolve("whole.csv");
    Path inPieces = folder.resolve("pieces.csv");
    DataTable table = whole.toTable();
    Tables.write(table, inOne.toUri());

    Batches batches = Batches.of(raw, 100_000);
    FittedCleaning fitted = Packs.retail().fit(batches, RUN);
    CleaningReport report;
    try (TableWriter writer = Tables.writer(inPieces.toUri(), table.schema())) {
      report = fitted.applyInBatches(batches, RUN, piece -> writer.write(piece.toTable()));
      writer.commit();
    }

    assertThat(fitted.toJson()).isEqualTo(whole.fitted().toJson());
    assertThat(report).isEqualTo(whole.report());
    assertThat(Files.mismatch(inOne, inPieces)).isEqualTo(-1);
  }

  @Test
  void a_pass_is_needed_behind_each_learned_rule_that_changes_lines() {
    assertThat(CleaningPipeline.builder().drop(Rules.defects()).build().passes()).isZero();
    assertThat(Packs.seed().passes()).isEqualTo(1);
    assertThat(Packs.notebook().passes()).isEqualTo(3);
    assertThat(Packs.retail().passes()).isEqualTo(2);
    CleaningPipeline duplicates =
        CleaningPipeline.builder()
            .drop(Rules.exactDuplicates())
            .flag(Rules.priceDeviation(3))
            .netCancellations()
            .build();
    assertThat(duplicates.passes()).isEqualTo(3);
    assertThat(duplicates.fit(Lines.of().table()).passes()).isEqualTo(5);
  }

  @Test
  void a_fitted_pipeline_tells_how_often_it_looks_at_the_lines() {
    InvoiceTable raw = Lines.of().amount(1, 1).table();
    for (CleaningPipeline pipeline : List.of(Packs.seed(), Packs.notebook(), Packs.retail())) {
      int[] passes = new int[1];
      Batches counted =
          consumer -> {
            passes[0]++;
            consumer.accept(raw);
          };

      FittedCleaning fitted = pipeline.fit(counted, RUN);
      assertThat(passes[0]).isEqualTo(pipeline.passes());

      passes[0] = 0;
      CleaningReport unused = fitted.applyInBatches(counted, RUN, piece -> {});
      assertThat(passes[0]).isEqualTo(fitted.passes());
    }
  }

  @Test
  void no_batches_at_all_are_an_empty_report() {
    Batches none = consumer -> {};
    FittedCleaning fitted = Packs.retail().fit(none, RUN);

    CleaningReport report = fitted.applyInBatches(none, RUN, piece -> {});

    assertThat(report.read()).isZero();
    assertThat(report.rules()).hasSize(7);
    assertThat(FittedCleaning.fromJson(fitted.toJson()).toJson()).isEqualTo(fitted.toJson());
  }

  @Test
  void limits_are_checked_over_all_batches() {
    InvoiceTable raw = Lines.of().amount(-1, 1).amount(1, 1).amount(-1, 1).table();
    FittedCleaning fitted =
        CleaningPipeline.builder()
            .drop(Rules.quantityBelow(0))
            .errorIf("quantity_too_low", Limit.count(1))
            .build()
            .fit(raw);
    List<CleaningResult> pieces = new ArrayList<>();

    CleaningLimitException thrown =
        catchThrowableOfType(
            CleaningLimitException.class,
            () -> {
              CleaningReport unused = fitted.applyInBatches(Batches.of(raw, 1), RUN, pieces::add);
            });

    assertThat(thrown).hasMessageStartingWith("rule quantity_too_low found 2 of 3 lines seen");
    assertThat(pieces).hasSize(3);
  }

  @Test
  void a_batch_has_at_least_one_row() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Batches.of(Lines.of().table(), 0))
        .withMessage("batchRows is 0, must be at least 1");
  }

  /** Batches with dictionaries of their own, as a reader makes them. */
  private static Batches batches(InvoiceTable table, long seed) {
    int rows = 1 + (int) (seed % 25);
    return consumer -> table.forEachBatch(rows, batch -> consumer.accept(InvoiceTable.of(batch)));
  }

  private static DataTable together(
      List<CleaningResult> pieces, Function<CleaningResult, DataTable> part) {
    DataTableBuilder together = DataTable.builder(part.apply(pieces.get(0)).schema());
    pieces.forEach(piece -> together.addAll(part.apply(piece)));
    return together.build();
  }
}
