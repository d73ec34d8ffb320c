package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What format 1 wrote loads and scores the same, from now on. */
class FixtureTest {

  @Test
  void both_releases_load_with_their_parts() throws Exception {
    ModelRegistry registry = ModelRegistry.at(Fixture.format1());

    assertThat(registry.versions()).containsExactly(1, 2);
    assertThat(registry.load(2).parts())
        .extracting(ModelFile::fileName)
        .containsExactly("cluster_interpreter_v1.json", "segmenter_scaler_v2.json");
    assertThat(registry.load(2).text(SegmenterModel.INTERPRETER))
        .isEqualTo(registry.load(1).text(SegmenterModel.INTERPRETER));
  }

  @Test
  void customers_are_put_where_they_were_put_then() throws Exception {
    SegmenterModel model = SegmenterModel.of(ModelRegistry.at(Fixture.format1()).load(2));

    assertThat(Models.assigned(model)).containsExactly(0, 1, 0);
    assertThat(model.clusters().k()).isEqualTo(2);
    assertThat(model.definition()).isEqualTo("seed");
    assertThat(model.asOf()).isEqualTo("2011-12-10T00:00:00");
    assertThat(model.selector()).isEqualTo("consensus");
    assertThat(model.choice().criteria()).hasSize(4);
  }

  @Test
  void the_history_tells_what_was_current() throws Exception {
    ModelRegistry registry = ModelRegistry.at(Fixture.format1());

    assertThat(registry.history().events())
        .extracting(HistoryEvent::kind)
        .containsExactly(
            HistoryEvent.Kind.PUBLISHED, HistoryEvent.Kind.PUBLISHED, HistoryEvent.Kind.PROMOTED);
    assertThat(registry.current("production", Fixture.NOON.plusSeconds(119))).isEmpty();
    assertThat(registry.current("production", Fixture.NOON.plusSeconds(120)))
        .contains(new Promotion("production", 2, Fixture.NOON.plusSeconds(120), "anna", 3));
  }

  @Test
  void the_run_is_whole() throws Exception {
    URI directory = Fixture.format1();
    RunDirectory day = RunDirectory.of(directory, Fixture.DAY, Stores.discovered());

    assertThat(RunDirectory.days(directory, Stores.discovered())).containsExactly(Fixture.DAY);
    assertThat(day.verify().same()).isTrue();
    Manifest manifest = day.current().orElseThrow().manifest();
    assertThat(manifest.command()).isEqualTo("segment");
    assertThat(manifest.options()).containsEntry("definition", "seed");
    assertThat(manifest.seed()).hasValue(0);
    assertThat(manifest.inputs())
        .extracting(InputFile::uri)
        .isEqualTo(List.of("online_retail.csv.gz"));
    assertThat(day.<String>read(run -> new String(run.bytes("data/cluster_rfm.csv"), UTF_8)))
        .isEqualTo("customer_id,cluster\nc0,1\n");
  }

  @Test
  void what_is_written_today_is_still_format_1() throws Exception {
    Release written = ModelRegistry.at(Fixture.format1()).load(1);

    assertThat(SegmenterModel.of(written).toDraft().build().content()).isEqualTo(written.content());
  }
}
