/**
 * How work is carried out, apart from what it computes: threads, progress and cancellation, carried
 * together by {@link dev.ecomm.run.RunContext}. Results never depend on anything in here. Start at
 * {@link dev.ecomm.run.RunContext#withDefaults()}.
 */
@NullMarked
package dev.ecomm.run;

import org.jspecify.annotations.NullMarked;
