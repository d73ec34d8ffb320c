package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;

/** Something that must see all lines, once or more, before the work on them can be finished. */
interface Study {

  /** Takes the lines that follow those already seen in this pass; passes count from 0. */
  void add(InvoiceTable lines, int pass);
}
