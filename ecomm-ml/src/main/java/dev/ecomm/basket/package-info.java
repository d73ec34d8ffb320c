/**
 * What was bought together: invoice lines, or a file of transactions, as baskets of numbered items.
 *
 * <p>{@link dev.ecomm.basket.Baskets} holds them, the most frequent item numbered 0, in two arrays
 * of whole numbers. Start at {@link dev.ecomm.basket.Baskets#builder()} for lines and at {@link
 * dev.ecomm.basket.Baskets#readTransactions} for a file; {@link dev.ecomm.basket.BasketReport}
 * tells what each filter took. Package {@code association} finds what is frequent in them.
 */
@NullMarked
package dev.ecomm.basket;

import org.jspecify.annotations.NullMarked;
