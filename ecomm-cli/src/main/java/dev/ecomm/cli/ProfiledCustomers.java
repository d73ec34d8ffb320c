package dev.ecomm.cli;

import dev.ecomm.rfm.RfmState;
import dev.ecomm.rfm.RfmTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Customers, and where they come from.
 *
 * @param cleaning what cleaned the lines
 * @param source the lines as read
 * @param past those of them before as-of
 * @param lines those of customers, cleaned
 * @param profile a row for each customer
 */
record ProfiledCustomers(
    Cleaning cleaning, RepeatableLines source, LinesBefore past, RfmState lines, RfmTable profile) {

  /** What was read and profiled, for people. */
  List<String> text() {
    List<String> text = new ArrayList<>(source.summary().lines(source.report()));
    text.add("");
    text.add(
        "Profiled "
            + Texts.count(profile.rows(), "customer")
            + " as of "
            + profile.asOf()
            + " by the definition "
            + profile.definition().id()
            + ", "
            + profile.money().id()
            + " money, lines cleaned with "
            + cleaning.name()
            + ".");
    text.add(
        "Lines: "
            + Texts.count(lines.lines(), "line")
            + " of customers; left out: "
            + Texts.count(lines.linesWithoutCustomer(), "line")
            + " without a customer, "
            + Texts.count(lines.linesWithoutInvoice(), "line")
            + " without an invoice number, "
            + Texts.count(past.later(), "line")
            + " from as-of on.");
    return text;
  }

  /** What was read and profiled, for programs. */
  Map<String, Object> values(Location input) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("input", input.text());
    values.put("read", source.summary().values(source.report()));
    values.put("cleaned_with", cleaning.name());
    values.put("definition", profile.definition().id());
    values.put("money", profile.money().id());
    values.put("as_of", profile.asOf().toString());
    values.put("lines", lines.lines());
    values.put("lines_without_customer", lines.linesWithoutCustomer());
    values.put("lines_without_invoice", lines.linesWithoutInvoice());
    values.put("lines_from_as_of_on", past.later());
    values.put("customers", profile.rows());
    return values;
  }
}
