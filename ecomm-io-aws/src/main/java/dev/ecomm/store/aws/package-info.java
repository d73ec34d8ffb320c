/** Objects at s3://. */
@NullMarked
package dev.ecomm.store.aws;

import org.jspecify.annotations.NullMarked;
