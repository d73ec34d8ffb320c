package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one column of a {@link RfmState}, and how the codes of the table at hand translate
 * into its own. A text is looked up once for each dictionary that has it, not once per line.
 */
final class TextCodes {
  private final DictionaryBuilder texts = new DictionaryBuilder();
  private byte[] buffer = new byte[64];

  // of the table at hand
  private @Nullable Dictionary from;
  private int[] known = {};

  /** Prepares for the codes of a dictionary. */
  void translateFrom(Dictionary dictionary) {
    if (from == dictionary) {
      return;
    }
    from = dictionary;
    if (known.length < dictionary.size()) {
      known = new int[dictionary.size()];
    }
    Arrays.fill(known, 0, dictionary.size(), Dictionary.MISSING);
  }

  /** Lets go of the dictionary. */
  void forget() {
    from = null;
    known = new int[0];
  }

  /** The own code of a code that is not missing. */
  int own(int code) {
    int own = known[code];
    return own == Dictionary.MISSING ? learn(code) : own;
  }

  private int learn(int code) {
    Dictionary dictionary = from;
    if (dictionary == null) {
      throw new IllegalStateException("translateFrom was not called");
    }
    int length = dictionary.utf8Length(code);
    if (length > buffer.length) {
      buffer = new byte[length * 2];
    }
    dictionary.copyUtf8(code, buffer, 0);
    int own = texts.add(buffer, 0, length);
    known[code] = own;
    return own;
  }

  int add(String text) {
    return texts.add(text);
  }

  int size() {
    return texts.size();
  }

  /** A copy of the texts so far. */
  Dictionary build() {
    return texts.build();
  }
}
