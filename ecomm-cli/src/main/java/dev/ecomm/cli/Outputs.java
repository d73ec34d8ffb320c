package dev.ecomm.cli;

import dev.ecomm.io.Rejects;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import java.util.List;

/** The tables that several commands write. */
record Outputs(Session session, WritingOptions writing, RunContext run) {

  TableWriter invoices(Location location) {
    return writing.writer(
        session, location.output(), InvoiceTable.builder().build().toTable().schema(), run);
  }

  TableWriter rejects(Location location) {
    return writing.writer(
        session, location.output(), Rejects.of(List.of()).toTable().schema(), run);
  }
}
