package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.testkit.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shop in segments. */
class RealSegmentTest {
  @TempDir Path dir;

  @Test
  void the_seeds_definition_gives_its_eight_segments_and_boosted_trees_explain_them() {
    Path invoices = DataFolder.require("data/online_retail.csv.gz");

    Cli.Result result =
        Cli.run(
            "segment",
            "-i",
            invoices,
            "-o",
            dir,
            "--exec-date",
            "2011-12-10",
            "--definition",
            "seed",
            "--trainer",
            "xgboost");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("8 segments (seed: ");
    assertThat(Cli.run("verify", dir, "--files-only").exitCode()).isZero();
  }
}
