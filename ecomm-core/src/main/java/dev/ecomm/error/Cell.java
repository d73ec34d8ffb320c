package dev.ecomm.error;

/**
 * One cell of an input file, as it was read.
 *
 * @param file where the bytes came from: a URI or path, without credentials
 * @param row the data row, first after the header is 1; blank lines do not count
 * @param line the physical line on which the row starts, first is 1; differs from {@code row} by
 *     the header, blank lines and line breaks inside quotes; 0 in a format that has no lines
 * @param column the column as the header calls it; empty where the fault is of the row
 * @param text the text as read, quotes removed; empty where there was none
 */
public record Cell(String file, long row, long line, String column, String text) {}
