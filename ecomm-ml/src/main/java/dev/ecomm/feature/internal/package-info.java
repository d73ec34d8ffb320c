/** JSON for the fitted models of this module; not for use outside of it. */
@NullMarked
package dev.ecomm.feature.internal;

import org.jspecify.annotations.NullMarked;
