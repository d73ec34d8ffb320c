package dev.ecomm.io.csv;

import java.util.List;

/**
 * A row as a tokeniser under test sees it; each byte of a text is one char, so that any bytes can
 * be compared.
 *
 * @param line the physical line it starts on, from 1
 * @param fields its texts, quotes removed
 */
record CsvRow(long line, List<String> fields) {}
