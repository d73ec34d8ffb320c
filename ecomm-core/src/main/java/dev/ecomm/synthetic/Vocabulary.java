package dev.ecomm.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Every stock code and description that lines can carry, numbered once, as the bytes that a
 * dictionary takes. Filled while the catalogue is made, then only read.
 */
final class Vocabulary {

  private final List<byte[]> codes = new ArrayList<>();
  private final List<byte[]> texts = new ArrayList<>();

  /** Numbers a stock code. */
  int addCode(String code) {
    codes.add(code.getBytes(StandardCharsets.UTF_8));
    return codes.size() - 1;
  }

  /** Numbers a description. */
  int addText(String text) {
    texts.add(text.getBytes(StandardCharsets.UTF_8));
    return texts.size() - 1;
  }

  int codes() {
    return codes.size();
  }

  int texts() {
    return texts.size();
  }

  byte[] code(int number) {
    return codes.get(number);
  }

  byte[] text(int number) {
    return texts.get(number);
  }
}
