package dev.ecomm.benchmarks.peers;

/**
 * What a parser that only splits a file into fields is asked for: enough that it must find the
 * bounds of every field, and no more.
 *
 * @param rows number of rows, the header too
 * @param fields number of fields, the header's too
 * @param chars length of all fields together, in UTF-16 units
 */
record RawFields(long rows, long fields, long chars) {}
