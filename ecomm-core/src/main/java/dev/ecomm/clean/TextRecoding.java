package dev.ecomm.clean;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New codes of a text column. The dictionary goes on from the old one, so a cell has changed
 * exactly where its code has.
 */
final class TextRecoding {
  private static final int UNSEEN = -2;
  private static final int KEEP = -3;
  private static final int FAILED = -4;

  private final Dictionary dictionary;
  private final int[] codes;

  /** Takes ownership of the codes. */
  TextRecoding(Dictionary dictionary, int[] codes) {
    this.dictionary = dictionary;
    this.codes = codes;
  }

  Dictionary dictionary() {
    return dictionary;
  }

  /** The codes themselves. */
  int[] codes() {
    return codes;
  }

  /** Asks once per distinct text of the key column, when the first line alive has it. */
  static TextRecoding perKey(
      InvoiceTable table,
      InvoiceColumn column,
      InvoiceColumn key,
      TextChange change,
      Selection alive,
      RuleErrors errors) {
    CodedColumn old = table.texts(column);
    CodedColumn keys = table.texts(key);
    DictionaryBuilder texts = old.dictionary().toBuilder();
    Map<Integer, String> failures = new HashMap<>();
    // the first entry is that of missing keys
    int[] known = new int[keys.dictionary().size() + 1];
    Arrays.fill(known, UNSEEN);
    boolean all = alive.count() == table.rows();
    int[] codes = old.codes();
    for (int row = 0; row < codes.length; row++) {
      if (!all && !alive.contains(row)) {
        continue;
      }
      int keyCode = keys.code(row);
      int code = known[keyCode + 1];
      if (code == UNSEEN) {
        code = decide(keys, keyCode, change, texts, failures);
        known[keyCode + 1] = code;
      }
      if (code >= Dictionary.MISSING) {
        codes[row] = code;
      } else if (code == FAILED) {
        errors.add(row, failures.getOrDefault(keyCode, ""));
      }
    }
    boolean grown = texts.size() > old.dictionary().size();
    return new TextRecoding(grown ? texts.build() : old.dictionary(), codes);
  }

  private static int decide(
      CodedColumn keys,
      int keyCode,
      TextChange change,
      DictionaryBuilder texts,
      Map<Integer, String> failures) {
    String key = keyCode == Dictionary.MISSING ? null : keys.dictionary().text(keyCode);
    try {
      return change.applies(key) ? code(change.text(key), texts) : KEEP;
    } catch (RuntimeException e) {
      failures.put(keyCode, RuleErrors.message(e));
      return FAILED;
    }
  }

  /** A text instead of none. */
  static TextRecoding filled(CodedColumn column, String text) {
    DictionaryBuilder texts = column.dictionary().toBuilder();
    int fill = texts.add(text);
    int[] codes = column.codes();
    for (int row = 0; row < codes.length; row++) {
      codes[row] = codes[row] == Dictionary.MISSING ? fill : codes[row];
    }
    return new TextRecoding(texts.build(), codes);
  }

  /** An empty text is a missing one, as everywhere in an invoice table. */
  static int code(@Nullable String text, DictionaryBuilder texts) {
    return text == null || text.isEmpty() ? Dictionary.MISSING : texts.add(text);
  }
}
