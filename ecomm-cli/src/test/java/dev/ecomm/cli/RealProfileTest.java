package dev.ecomm.cli;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.rfm.Money;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.rfm.RfmScores;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.Tolerance;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shop, profiled by the command, against the golden files. */
class RealProfileTest {
  @TempDir Path dir;

  private DataTable profile(RfmDefinition definition, Object... more) {
    Path invoices = DataFolder.require("data/online_retail.csv.gz");
    Path out = dir.resolve("customers.csv");
    Object[] args = {"profile", "-i", invoices, "-o", out, "--definition", definition.id()};
    Object[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    Cli.Result result = Cli.run(all);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return Tables.read(out.toUri(), Rfm.builder().definition(definition).build().schema());
  }

  @Test
  void standard_is_the_golden_textbook_profile_with_its_scores() {
    Path scores = dir.resolve("scores.csv");

    DataTable profile =
        profile(RfmDefinition.STANDARD, "--as-of", "2011-12-10", "--scores", scores);

    assertThat(profile).hasRows(4_372);
    assertThat(profile).isCloseToGolden(DataFolder.require("golden/rfm_textbook.csv.gz"));
    assertThat(Tables.read(scores.toUri(), RfmScores.SCHEMA))
        .isCloseToGolden(DataFolder.require("golden/rfm_scores.csv.gz"));
    assertThat(RfmDefinition.STANDARD.defaultMoney()).isEqualTo(Money.GROSS);
  }

  @Test
  void seed_is_the_golden_seed_profile_to_the_bit() {
    assertThat(profile(RfmDefinition.SEED))
        .within(Tolerance.exact())
        .isCloseToGolden(DataFolder.require("golden/rfm_seed_profile.csv"));
  }

  @Test
  void notebook_is_the_golden_notebook_profile_to_the_bit() {
    assertThat(profile(RfmDefinition.NOTEBOOK))
        .within(Tolerance.exact())
        .isCloseToGolden(DataFolder.require("golden/rfm_notebook_profile.csv"));
  }
}
