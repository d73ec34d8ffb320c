/**
 * Helpers for tests of programs that use this library, and for tests of new stores. Start at {@link
 * dev.ecomm.testkit.MemoryStore} to test without files, at {@link dev.ecomm.testkit.FaultyStore} to
 * see what a program does when storage fails, and at {@link dev.ecomm.testkit.ObjectStoreContract}
 * to prove that a store of your own does what every store must. {@link
 * dev.ecomm.testkit.DataTableAssert} compares tables with golden files, which {@link
 * dev.ecomm.testkit.DataFolder} finds; {@link dev.ecomm.testkit.PoisonTest} proves that an analysis
 * of lines, {@link dev.ecomm.testkit.SeriesPoisonTest} that one of time series does not look into
 * the future. Meant for the test scope: JUnit and AssertJ come with it.
 */
@NullMarked
package dev.ecomm.testkit;

import org.jspecify.annotations.NullMarked;
