package dev.ecomm.registry;

import dev.ecomm.store.Stores;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/**
 * An output directory as format 1 wrote it, committed under {@code src/test/resources}: every later
 * version must read it. {@link #main} made it and is kept to show how; it is never to be run over
 * the committed files. A new format gets a directory of its own.
 */
final class Fixture {

  static final LocalDate DAY = LocalDate.of(2011, 12, 10);
  static final Instant NOON = Instant.parse("2011-12-10T12:00:00Z");

  private Fixture() {}

  /** The directory of format 1, among the files of the tests. */
  static URI format1() throws URISyntaxException {
    URI file = java.util.Objects.requireNonNull(Fixture.class.getResource("format1")).toURI();
    return Stores.uri(file.toString());
  }

  static ModelRegistry registry(URI directory, Instant now) {
    return ModelRegistry.builder(directory).clock(Clock.fixed(now, ZoneOffset.UTC)).build();
  }

  /**
   * Writes the fixture anew.
   *
   * @param args an empty directory
   */
  public static void main(String[] args) {
    URI directory = Stores.uri(args[0]);
    ModelRegistry registry = registry(directory, NOON);
    Release first = registry.publish(Models.draft("big spenders"), "nightly", "2011-12-10");
    ModelFile kept = first.part(SegmenterModel.INTERPRETER).orElseThrow();
    Release second =
        registry(directory, NOON.plusSeconds(60))
            .publish(Models.segmenter().toDraft().keep(kept).build(), "nightly", "2011-12-11");
    registry(directory, NOON.plusSeconds(120))
        .promote("production", second.version(), OptionalInt.empty(), "anna");
    RunDirectory day = RunDirectory.of(directory, DAY, Stores.discovered());
    try (RunWriter run = day.begin()) {
      run.data("cluster_rfm.csv", "customer_id,cluster\nc0,1\n");
      run.artifact("control_file.json", "{}\n");
      run.commit(
          Manifest.builder(DAY, "segment")
              .option("definition", "seed")
              .seed(0)
              .ecommVersion("1.0.0")
              .input(new InputFile("online_retail.csv.gz", 3, Sha256.of(new byte[3])))
              .models(second.files())
              .build(),
          Runs.info());
    }
  }
}
