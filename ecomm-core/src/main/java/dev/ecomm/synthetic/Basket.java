package dev.ecomm.synthetic;

import java.util.Arrays;

/** The lines of one invoice, in columns; reused from invoice to invoice. */
final class Basket {

  /** No description. */
  static final int NO_TEXT = -1;

  private int[] code = new int[64];
  private int[] text = new int[64];
  private int[] quantity = new int[64];
  private long[] price = new long[64];
  private int size;

  void clear() {
    size = 0;
  }

  /** Adds a line; the price is in thousandths. */
  void add(int newCode, int newText, int newQuantity, long newPrice) {
    if (size == code.length) {
      code = Arrays.copyOf(code, size * 2);
      text = Arrays.copyOf(text, size * 2);
      quantity = Arrays.copyOf(quantity, size * 2);
      price = Arrays.copyOf(price, size * 2);
    }
    code[size] = newCode;
    text[size] = newText;
    quantity[size] = newQuantity;
    price[size++] = newPrice;
  }

  /** Adds a line of another basket with another quantity. */
  void add(Basket other, int line, int newQuantity) {
    add(other.code[line], other.text[line], newQuantity, other.price[line]);
  }

  /** Adds the last line once more. */
  void repeatLast() {
    add(this, size - 1, quantity[size - 1]);
  }

  int size() {
    return size;
  }

  int code(int line) {
    return code[line];
  }

  int text(int line) {
    return text[line];
  }

  int quantity(int line) {
    return quantity[line];
  }

  long price(int line) {
    return price[line];
  }
}
