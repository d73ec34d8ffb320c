package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** segment, score and verify on made-up lines. */
class SegmentTest {
  @TempDir static Path shared;

  private static Path lines;

  @TempDir Path dir;

  @BeforeAll
  static void makeLines() {
    lines = shared.resolve("lines.csv");
    Cli.Result made = Cli.run("generate", "--rows", 8000, "--seed", 5, "--output", lines);
    assertThat(made.exitCode()).as(made.err()).isZero();
  }

  private Cli.Result segment(Path out, Object... more) {
    Object[] args = {"segment", "-i", lines, "-o", out, "--exec-date", "2011-12-10", "--k", 4};
    return Cli.run(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .filter(name -> !name.contains("/runs/"))
          .sorted()
          .toList();
    }
  }

  @Test
  void one_command_leaves_tables_models_and_a_manifest() throws IOException {
    Path out = dir.resolve("out");

    Cli.Result result = segment(out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "4 segments (k was given).",
            "rule: precision",
            "There is no earlier interpreter, so one is trained.",
            "segment and explain",
            "Next:");
    assertThat(files(out))
        .containsExactly(
            "artifact/2011-12-10/control_file.json",
            "artifact/2011-12-10/current.json",
            "artifact/2011-12-10/manifest.json",
            "artifact/2011-12-10/run-info.json",
            "data/2011-12-10/cluster_contrast.parquet",
            "data/2011-12-10/cluster_description.parquet",
            "data/2011-12-10/cluster_importance.parquet",
            "data/2011-12-10/cluster_rfm.parquet",
            "models/cluster_interpreter_v1.json",
            "models/history/kmeans_segmenter/00000001.json",
            "models/kmeans_segmenter_v1.json",
            "models/segment_names_v1.json",
            "models/segmenter_scaler_v1.json");
  }

  @Test
  void a_second_run_keeps_the_interpreter_and_says_why() throws IOException {
    Path out = dir.resolve("out");
    segment(out);

    Cli.Result second = segment(out);

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out()).contains("The earlier interpreter is kept: its macro F1");
    assertThat(files(out))
        .contains("models/kmeans_segmenter_v2.json")
        .doesNotContain("models/cluster_interpreter_v2.json");
    assertThat(segment(out, "--force-train").out()).contains("Training was asked for.");
  }

  @Test
  void score_gives_the_customers_of_the_run_their_segments_again() throws IOException {
    Path out = dir.resolve("out");
    segment(out);
    Path scored = dir.resolve("scored.csv");
    Path rfm = dir.resolve("rfm.csv");
    Cli.run("convert", "-i", out.resolve("data/2011-12-10/cluster_rfm.parquet"), "-o", rfm);

    Cli.Result result = Cli.run("score", "-i", lines, "--model", out, "-o", scored);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Segments of " + out + ", version 1:");
    List<String> again = Files.readAllLines(scored);
    List<String> first = Files.readAllLines(rfm);
    assertThat(again).hasSameSizeAs(first).first().isEqualTo("customer_id,segment,segment_name");
    for (int row = 1; row < first.size(); row++) {
      String[] cells = first.get(row).split(",", -1);
      assertThat(again.get(row))
          .isEqualTo(cells[0] + "," + cells[cells.length - 2] + "," + cells[cells.length - 1]);
    }
  }

  @Test
  void verify_makes_the_run_again_and_finds_equal_bytes() {
    Path out = dir.resolve("out");
    segment(out, "--definition", "seed", "--threads", 2);
    segment(out, "--definition", "seed", "--threads", 1, "--seed", 3);

    Cli.Result result = Cli.run("verify", out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("files: 11 equal", "bytes of the run made again: 5 equal, nothing else.");
  }

  @Test
  void verify_names_a_file_that_was_changed() throws IOException {
    Path out = dir.resolve("out");
    segment(out);
    Path table = out.resolve("data/2011-12-10/cluster_rfm.parquet");
    byte[] bytes = Files.readAllBytes(table);
    bytes[bytes.length / 2] ^= 1;
    Files.write(table, bytes);

    Cli.Result result = Cli.run("verify", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("data/2011-12-10/cluster_rfm.parquet differs");
  }

  @Test
  void verify_says_that_the_input_changed() throws IOException {
    Path mine = dir.resolve("mine.csv");
    Files.copy(lines, mine);
    Path out = dir.resolve("out");
    Cli.run("segment", "-i", mine, "-o", out, "--exec-date", "2011-12-10", "--k", 2);
    Files.writeString(mine, Files.readString(mine).replace("United Kingdom", "Utopia"));

    assertThat(Cli.run("verify", out).err()).contains("mine.csv] is not the input of that run");
    assertThat(Cli.run("verify", out, "--files-only").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          segment -i LINES -o - --exec-date 2011-12-10           | 2 | --output is -, must be a directory
          segment -i LINES -o OUT --exec-date tomorrow           | 2 | --exec-date
          segment -i LINES -o OUT --exec-date 2011-12-10 --k 0   | 2 | neither auto nor a number above 0
          segment -i LINES -o OUT --exec-date 2011-12-10 --k 9999| 2 | 9999
          segment -i LINES -o OUT --exec-date 2011-12-10 --selector dice | 2 | dice
          segment -i LINES -o OUT --exec-date 2011-12-10 --trainer smile | 2 | add dev.ecomm:ecomm-ml-smile to the class path
          segment -i LINES -o OUT --exec-date 2011-12-10 --keep-at 2     | 2 | must be from 0 to 1
          segment -i LINES -o OUT --exec-date 2011-12-10 --search 3      | 2 | must be with --trainer xgboost
          score -i LINES --model OUT -o x.csv                    | 2 | where there is no model; make one with ecomm segment
          score -i LINES --model OUT -o x.csv --version 7        | 1 | has no version 7 of kmeans_segmenter; there is none
          score -i LINES --model OUT -o x.csv --alias best       | 2 | --alias is best, which
          verify OUT                                             | 1 | has no run. Make one with ecomm segment
          """)
  void what_cannot_be_done_is_said(String command, int exitCode, String message) {
    Object[] args =
        Stream.of(command.split(" "))
            .map(word -> word.equals("LINES") ? lines.toString() : word)
            .map(word -> word.equals("OUT") ? dir.resolve("none").toString() : word)
            .map(word -> word.equals("x.csv") ? dir.resolve(word).toString() : word)
            .toArray();

    Cli.Result result = Cli.run(args);

    assertThat(result.err()).contains(message);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(dir.resolve("none/data")).doesNotExist();
  }

  @Test
  void boosted_trees_can_be_searched_for_and_the_run_made_again() {
    Path out = dir.resolve("out");

    Cli.Result result = segment(out, "--trainer", "xgboost", "--search", 2);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Cli.run("verify", out).exitCode()).isZero();
  }

  @Test
  void a_damaged_model_is_refused_by_name() throws IOException {
    Path out = dir.resolve("out");
    segment(out);
    Path scaler = out.resolve("models/segmenter_scaler_v1.json");
    Files.writeString(scaler, Files.readString(scaler).replaceFirst("[1-9]", "0"));

    Cli.Result result = Cli.run("score", "-i", lines, "--model", out, "-o", dir.resolve("s.csv"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("segmenter_scaler_v1.json", "is not what was published");
    assertThat(dir.resolve("s.csv")).doesNotExist();
  }
}
