/** Objects at gs://. */
@NullMarked
package dev.ecomm.store.gcp;

import org.jspecify.annotations.NullMarked;
