package dev.ecomm.registry;

import dev.ecomm.feature.FittedScaler;
import dev.ecomm.segment.KChoice;
import dev.ecomm.segment.KMeansModel;
import dev.ecomm.segment.Segmenter;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/**
 * All that is needed to put customers into the segments of a run, as a release keeps it.
 *
 * @param definition how profiles were computed, {@link dev.ecomm.rfm.RfmDefinition#id()}
 * @param asOf the instant that profiles were computed for
 * @param selector who chose the number of segments, for example {@code consensus}
 * @param choice what the selector said
 * @param scaler how features are scaled
 * @param clusters the centroids in scaled units; a model that was read has no assignments
 */
public record SegmenterModel(
    String definition,
    LocalDateTime asOf,
    String selector,
    KChoice choice,
    FittedScaler scaler,
    KMeansModel clusters) {

  /** The part of a release that holds the scaler. */
  public static final String SCALER = "segmenter_scaler";

  /** The part of a release that holds what explains the segments, if there is one. */
  public static final String INTERPRETER = "cluster_interpreter";

  /**
   * Checks that the parts are of the same features.
   *
   * @throws IllegalArgumentException if they are not
   */
  public SegmenterModel {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(selector, "selector");
    Objects.requireNonNull(choice, "choice");
    List<String> scaled = scaler.names();
    if (!scaled.equals(clusters.centroids().names())) {
      throw new IllegalArgumentException(
          "clusters are of " + clusters.centroids().names() + ", must be of " + scaled);
    }
  }

  /**
   * Puts scaler and centroids together.
   *
   * @return what assigns customers
   */
  public Segmenter segmenter() {
    return new Segmenter(scaler, clusters);
  }

  /**
   * Starts a draft of a release with the model and its scaler.
   *
   * @return a builder, to which the interpreter can be added as {@link #INTERPRETER}
   */
  public ReleaseDraft.Builder toDraft() {
    return ReleaseDraft.of(SegmenterJson.write(this)).part(SCALER, scaler.toJson());
  }

  /**
   * Reads the model of a release.
   *
   * @param release of {@link #toDraft()}
   * @return a model that assigns customers as the one that was published
   * @throws dev.ecomm.error.InvoiceDataException if the release holds something else, or is of a
   *     newer format
   */
  public static SegmenterModel of(Release release) {
    return SegmenterJson.read(release);
  }
}
