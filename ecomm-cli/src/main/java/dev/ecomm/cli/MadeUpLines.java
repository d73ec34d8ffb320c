package dev.ecomm.cli;

import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes made-up lines: as CSV that a till would export, or typed where the format has types. */
record MadeUpLines(Session session, RunContext run) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Returns how many lines are bad. */
  long write(SyntheticInvoices lines, URI uri, boolean noClobber) throws IOException {
    Precondition precondition = noClobber ? Precondition.absent() : Precondition.none();
    if (!Formats.isCsv(uri)) {
      writeTyped(lines, uri, precondition);
      return 0;
    }
    try (ObjectWriter object = session.stores().of(uri).replace(uri, precondition)) {
      boolean compressed = String.valueOf(uri.getPath()).toLowerCase(Locale.ROOT).endsWith(".gz");
      long bad = compressed ? writeCompressed(lines, object) : lines.writeCsv(object, run);
      session.publish(object::commit);
      return bad;
    }
  }

  private void writeTyped(SyntheticInvoices lines, URI uri, Precondition precondition) {
    TableWriteOptions options =
        TableWriteOptions.builder().stores(session.stores()).precondition(precondition).build();
    try (TableWriter table =
        Tables.writer(uri, InvoiceTable.SCHEMA, options, run.reportingTo(p -> {}))) {
      lines.forEachBatch(run, batch -> table.write(batch.toTable()));
      session.publish(table::commit);
    }
  }

  private long writeCompressed(SyntheticInvoices lines, ObjectWriter object) throws IOException {
    // Finished, not closed: closing would go on to close the object, which gives it up.
    GZIPOutputStream gzip = new GZIPOutputStream(object, BUFFER_BYTES);
    long bad = lines.writeCsv(gzip, run);
    gzip.finish();
    return bad;
  }
}
