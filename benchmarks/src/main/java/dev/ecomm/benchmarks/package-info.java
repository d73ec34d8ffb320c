/**
 * JMH benchmarks, one class per question.
 *
 * <p>A gate test proves that contenders agree before they are timed. Peers are under {@code
 * src/peers/java} and built with {@code -Ppeers} only. Run with {@code java -jar
 * benchmarks/target/benchmarks.jar}. Nothing here is published.
 */
@NullMarked
package dev.ecomm.benchmarks;

import org.jspecify.annotations.NullMarked;
