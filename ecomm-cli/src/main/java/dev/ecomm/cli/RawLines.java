package dev.ecomm.cli;

import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes made-up lines as a till would export them: text, not a typed table. */
record RawLines(Session session, RunContext run) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Returns how many lines are bad. */
  long write(SyntheticInvoices lines, URI uri, boolean noClobber) throws IOException {
    if (!Formats.isCsv(uri)) {
      throw new IllegalArgumentException(
          "made-up lines are raw CSV; the output must end in .csv or .csv.gz");
    }
    Precondition precondition = noClobber ? Precondition.absent() : Precondition.none();
    try (ObjectWriter object = session.stores().of(uri).replace(uri, precondition)) {
      boolean compressed = String.valueOf(uri.getPath()).toLowerCase(Locale.ROOT).endsWith(".gz");
      long bad = compressed ? writeCompressed(lines, object) : lines.writeCsv(object, run);
      session.publish(object::commit);
      return bad;
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
