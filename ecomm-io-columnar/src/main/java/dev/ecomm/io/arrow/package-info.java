/** Tables as Arrow IPC files and streams. */
@NullMarked
package dev.ecomm.io.arrow;

import org.jspecify.annotations.NullMarked;
