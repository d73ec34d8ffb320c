package dev.ecomm.describe;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.internal.PairCounts;
import java.util.Arrays;
import java.util.Locale;

/**
 * Product codes. "A product" is a code in upper case, and a line without description counts as
 * described by {@value DescriptionFacts#FILL}; so cleaning sees them too.
 *
 * @param distinctCodes codes as read
 * @param distinctCodesUpper codes in upper case
 * @param rowsChangedByUpper lines whose code has a lower-case letter
 * @param withSeveralDescriptions products whose lines have more than one description
 * @param withTiedDescriptions products for which several descriptions share the highest count
 */
public record ProductFacts(
    long distinctCodes,
    long distinctCodesUpper,
    long rowsChangedByUpper,
    long withSeveralDescriptions,
    long withTiedDescriptions) {

  static ProductFacts of(InvoiceTable table) {
    CodeCounts codes = CodeCounts.of(table.stockCode());
    DictionaryBuilder products = new DictionaryBuilder();
    int[] productOf = productOf(codes, products);

    int fill = table.description().dictionary().code(DescriptionFacts.FILL);
    if (fill == Dictionary.MISSING) {
      fill = table.description().dictionary().size();
    }
    PairCounts pairs = new PairCounts();
    for (int row = 0; row < table.rows(); row++) {
      int code = table.stockCode().code(row);
      if (code != Dictionary.MISSING) {
        int description = table.description().code(row);
        pairs.add(productOf[code], description == Dictionary.MISSING ? fill : description);
      }
    }
    Votes votes = new Votes(products.size());
    pairs.forEach((product, description, count) -> votes.add(product, count));
    return new ProductFacts(
        codes.distinct(),
        products.size(),
        codes.rowsWhere(code -> !code.equals(upper(code))),
        votes.contested(),
        votes.tied());
  }

  static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }

  private static int[] productOf(CodeCounts codes, DictionaryBuilder products) {
    int[] productOf = new int[codes.codes()];
    Arrays.fill(productOf, Dictionary.MISSING);
    for (int code = 0; code < productOf.length; code++) {
      if (codes.rows(code) > 0) {
        productOf[code] = products.add(upper(codes.text(code)));
      }
    }
    return productOf;
  }

  /** The descriptions of each product: how many, the highest count, and how many share it. */
  private static final class Votes {
    private final int[] candidates;
    private final long[] highest;
    private final int[] sharing;

    Votes(int products) {
      candidates = new int[products];
      highest = new long[products];
      sharing = new int[products];
    }

    void add(int product, long count) {
      candidates[product]++;
      if (count > highest[product]) {
        highest[product] = count;
        sharing[product] = 1;
      } else if (count == highest[product]) {
        sharing[product]++;
      }
    }

    long contested() {
      return Arrays.stream(candidates).filter(several -> several > 1).count();
    }

    long tied() {
      return Arrays.stream(sharing).filter(several -> several > 1).count();
    }
  }
}
