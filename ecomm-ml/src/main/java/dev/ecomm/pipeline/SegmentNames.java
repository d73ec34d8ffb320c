package dev.ecomm.pipeline;

import dev.ecomm.json.JsonText;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;
import dev.ecomm.registry.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What segments are called, as a release keeps it for those who only put customers there.
 *
 * @param names by number of the segment
 */
public record SegmentNames(List<String> names) {

  /** The part of a release that holds them. */
  public static final String PART = "segment_names";

  /** Raised when a reader of an older version would read something wrong. */
  private static final int FORMAT = 1;

  /** Copies the list. */
  public SegmentNames {
    names = List.copyOf(names);
  }

  /**
   * Reads the names of a release.
   *
   * @param release any
   * @return empty if it has none
   * @throws dev.ecomm.error.InvoiceDataException if they are damaged or of a newer format
   */
  public static Optional<SegmentNames> of(Release release) {
    return release
        .text(PART)
        .map(
            text ->
                JsonText.read(
                    PART,
                    text,
                    tree -> {
                      tree.requireFormat(PART, FORMAT);
                      return new SegmentNames(tree.texts("names"));
                    }));
  }

  /**
   * The names of the segments of some customers.
   *
   * @param segments negative for customers without one
   * @return as many, missing for customers without a segment
   * @throws IndexOutOfBoundsException if a segment has no name
   */
  public StringColumn of(LongColumn segments) {
    StringColumn.Builder column = new StringColumn.Builder();
    for (int row = 0; row < segments.size(); row++) {
      long segment = segments.longAt(row);
      if (segment < 0) {
        column.addMissing();
      } else {
        column.addValue(names.get((int) segment));
      }
    }
    return column.build();
  }

  /**
   * Writes them as JSON.
   *
   * @return with a line end behind
   */
  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", PART);
    tree.put("format", FORMAT);
    tree.put("names", names);
    return JsonText.write(tree);
  }
}
