package dev.ecomm.pipeline;

import dev.ecomm.interpret.ClusterDescription;
import dev.ecomm.interpret.Interpretation;
import dev.ecomm.interpret.RetrainingDecision;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.Tables;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.registry.ModelFile;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.ReleaseDraft;
import dev.ecomm.registry.RunWriter;
import dev.ecomm.registry.SegmenterModel;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.SegmentationModel;
import dev.ecomm.store.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Customers in segments, what the segments are, and all files that a run of the service leaves.
 * Immutable, safe for use by many threads.
 */
public final class CustomerSegments {
  private final RfmTable profiles;
  private final SegmentationModel segmentation;
  private final SegmenterModel segmenter;
  private final Interpretation interpretation;
  private final RetrainingDecision decision;
  private final Optional<ModelFile> keptFile;

  CustomerSegments(
      RfmTable profiles,
      SegmentationModel segmentation,
      SegmenterModel segmenter,
      Interpretation interpretation,
      RetrainingDecision decision,
      Optional<ModelFile> keptFile) {
    this.profiles = profiles;
    this.segmentation = segmentation;
    this.segmenter = segmenter;
    this.interpretation = interpretation;
    this.decision = decision;
    this.keptFile = keptFile;
  }

  /**
   * Returns the profiles that were segmented.
   *
   * @return a row per customer
   */
  public RfmTable profiles() {
    return profiles;
  }

  /**
   * Returns the segments.
   *
   * @return scaler, centroids, and the segment of each customer
   */
  public SegmentationModel segmentation() {
    return segmentation;
  }

  /**
   * Returns who chose the number of segments.
   *
   * @return the name of a selector, or {@code given}
   */
  public String selector() {
    return segmenter.selector();
  }

  /**
   * Returns the explanation.
   *
   * @return of every segment
   */
  public Interpretation interpretation() {
    return interpretation;
  }

  /**
   * Returns whether the explaining model was trained, and why.
   *
   * @return the decision
   */
  public RetrainingDecision decision() {
    return decision;
  }

  /**
   * Returns what the segments are called.
   *
   * @return a name for each
   */
  public SegmentNames names() {
    return new SegmentNames(
        interpretation.clusters().stream().map(ClusterDescription::name).toList());
  }

  /**
   * The models of the run, to be published.
   *
   * @return segments, scaler and interpreter; an interpreter that was kept as it is refers to its
   *     older file
   */
  public ReleaseDraft draft() {
    ReleaseDraft.Builder draft = segmenter.toDraft().part(SegmentNames.PART, names().toJson());
    if (keptFile.isPresent()) {
      draft.keep(keptFile.get());
    } else {
      draft.part(SegmenterModel.INTERPRETER, interpretation.model().toJson());
    }
    return draft.build();
  }

  /**
   * The profiles, and behind them {@code cluster} and {@code cluster_name}; -1 and missing for
   * customers without a purchase.
   *
   * @return a row per customer, in the order of the profiles
   */
  public DataTable clusterRfm() {
    DataTable profile = profiles.toTable();
    List<Field> fields = new ArrayList<>(profile.schema().fields());
    List<Column> columns = new ArrayList<>(profile.columns());
    LongColumn segments = segmentation.toTable().longs("segment");
    fields.add(Field.ofLong("cluster"));
    columns.add(segments);
    fields.add(Field.ofString("cluster_name"));
    columns.add(names().of(segments));
    return DataTable.of(Schema.of(fields), columns);
  }

  /**
   * The seed's control file, its fields under its names, and ours behind them.
   *
   * @param execDate the day that the run is filed under
   * @param release what {@link #draft} was published as
   * @return JSON, with a line end behind
   */
  public String controlFile(LocalDate execDate, Release release) {
    return controlFile(execDate, release, Map.of());
  }

  /**
   * The control file of a run that did more than segment.
   *
   * @param execDate the day that the run is filed under
   * @param release what {@link #draft} was published as
   * @param more further members, which stand behind the others: texts, numbers, lists, maps
   * @return JSON, with a line end behind
   * @throws IllegalArgumentException if a member's name is taken
   */
  public String controlFile(LocalDate execDate, Release release, Map<String, Object> more) {
    return ControlFile.of(this, segmenter, execDate, release, more);
  }

  /**
   * Writes the tables of the run: {@code cluster_rfm.parquet}, {@code cluster_importance.parquet},
   * {@code cluster_description.parquet}, {@code cluster_contrast.parquet}. Needs ecomm-io-columnar
   * on the class path.
   *
   * @param writer of the run, not yet committed
   * @param stores must have the writer's scheme
   * @param run cancellation
   * @throws dev.ecomm.error.StoreException if a file cannot be written
   */
  public void writeTables(RunWriter writer, Stores stores, RunContext run) {
    Map<String, DataTable> tables = new LinkedHashMap<>();
    tables.put("cluster_rfm.parquet", clusterRfm());
    tables.put("cluster_importance.parquet", interpretation.importanceTable());
    tables.put("cluster_description.parquet", interpretation.toTable());
    tables.put("cluster_contrast.parquet", interpretation.contrastTable());
    TableWriteOptions options = TableWriteOptions.builder().stores(stores).build();
    tables.forEach((name, table) -> Tables.write(table, writer.data(name), options, run));
  }

  /**
   * Tells whether a release is what this run would publish.
   *
   * @param release any
   * @return true if the models are equal, text by text
   */
  public boolean isReleasedAs(Release release) {
    return release.content().equals(draft().content())
        && release.text(SegmenterModel.SCALER).equals(Optional.of(segmentation.scaler().toJson()))
        && release
            .text(SegmenterModel.INTERPRETER)
            .equals(Optional.of(interpretation.model().toJson()))
        && release.text(SegmentNames.PART).equals(Optional.of(names().toJson()));
  }
}
