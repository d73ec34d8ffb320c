package dev.ecomm.cli;

import dev.ecomm.clean.Batches;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lines of a source that are before an instant. Cut off before they are cleaned, so that no
 * rule learns from lines that nobody could have known yet.
 */
final class LinesBefore implements Batches {
  private final Batches lines;
  private final Optional<LocalDateTime> instant;
  private long firstSecond = Long.MAX_VALUE;
  private long later;

  LinesBefore(Batches lines, Optional<LocalDateTime> instant) {
    this.lines = lines;
    this.instant = instant;
  }

  @Override
  public void forEach(Consumer<InvoiceTable> consumer) {
    later = 0;
    lines.forEach(batch -> consumer.accept(cut(batch)));
  }

  private InvoiceTable cut(InvoiceTable batch) {
    for (int row = 0; row < batch.rows(); row++) {
      firstSecond = Math.min(firstSecond, batch.epochSecond(row));
    }
    if (instant.isEmpty()) {
      return batch;
    }
    LocalDateTime end = instant.get();
    long endSecond = end.toEpochSecond(ZoneOffset.UTC) + (end.getNano() > 0 ? 1 : 0);
    Selection before = Selection.where(batch.rows(), row -> batch.epochSecond(row) < endSecond);
    later += batch.rows() - before.count();
    return batch.select(before);
  }

  /** How many lines were left out in the last pass. */
  long later() {
    return later;
  }

  /** Fails if every line was left out. */
  void requireSome() {
    if (instant.isPresent() && firstSecond != Long.MAX_VALUE) {
      LocalDateTime first = LocalDateTime.ofEpochSecond(firstSecond, 0, ZoneOffset.UTC);
      if (!instant.get().isAfter(first)) {
        throw new IllegalArgumentException(
            "--as-of is " + instant.get() + ", must be after the first line, which is of " + first);
      }
    }
  }
}
