package dev.ecomm.registry;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.List;
import java.util.Locale;

/**
 * All that happened to the releases of a model.
 *
 * @param events by sequence
 */
public record ModelHistory(List<HistoryEvent> events) {

  /** Copies the list. */
  public ModelHistory {
    events = List.copyOf(events);
  }

  /**
   * The events as a table: {@code sequence,event,version,alias,at,by,note}.
   *
   * @return a row per event, the instants in UTC as ISO-8601 texts; alias is missing where there is
   *     none
   */
  public DataTable toTable() {
    LongColumn.Builder sequences = new LongColumn.Builder();
    StringColumn.Builder kinds = new StringColumn.Builder();
    LongColumn.Builder versions = new LongColumn.Builder();
    StringColumn.Builder aliases = new StringColumn.Builder();
    StringColumn.Builder times = new StringColumn.Builder();
    StringColumn.Builder writers = new StringColumn.Builder();
    StringColumn.Builder notes = new StringColumn.Builder();
    for (HistoryEvent event : events) {
      sequences.add(event.sequence());
      kinds.add(event.kind().name().toLowerCase(Locale.ROOT));
      versions.add(event.version());
      event.alias().ifPresentOrElse(aliases::add, aliases::addMissing);
      times.add(event.at().toString());
      writers.add(event.by());
      notes.add(event.note());
    }
    return DataTable.of(
        Schema.of(
            Field.ofLong("sequence"),
            Field.ofString("event"),
            Field.ofLong("version"),
            Field.ofString("alias"),
            Field.ofString("at"),
            Field.ofString("by"),
            Field.ofString("note")),
        sequences.build(),
        kinds.build(),
        versions.build(),
        aliases.build(),
        times.build(),
        writers.build(),
        notes.build());
  }
}
