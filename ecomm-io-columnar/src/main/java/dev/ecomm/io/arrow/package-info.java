/**
 * Tables as Arrow: {@link dev.ecomm.io.arrow.ArrowFormat} reads and writes IPC files and streams,
 * {@link dev.ecomm.io.arrow.ArrowExchange} hands tables to and from other libraries of the process
 * through Arrow's C data interface. Files are encoded and decoded on the heap, with checked bounds;
 * only the exchange uses memory outside of it. Start at {@code Tables.read} with a name that ends
 * in {@code .arrow}.
 */
@NullMarked
package dev.ecomm.io.arrow;

import org.jspecify.annotations.NullMarked;
