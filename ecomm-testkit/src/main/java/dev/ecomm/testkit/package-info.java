/**
 * Helpers for tests of programs that use ecomm.
 *
 * <p>Published, so that users test against the same stores, faults and assertions as we do. Meant
 * for the test scope: JUnit and AssertJ come with it.
 */
@NullMarked
package dev.ecomm.testkit;

import org.jspecify.annotations.NullMarked;
