package dev.ecomm.synthetic;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers lines into tables of a fixed number of rows. Each table has dictionaries of its own,
 * which hold only what its rows need, in order of first appearance; so memory does not grow with
 * the number of tables.
 */
final class TableSink implements LineSink {

  private static final int NOT_YET = -2;
  private static final double THOUSANDTHS = 1_000;

  private final Vocabulary vocabulary;
  private final int batchRows;
  private final Consumer<InvoiceTable> consumer;

  /** The table's code of each entry of the vocabulary. */
  private final int[] codes;

  private final int[] texts;
  private final int[] countries = new int[Countries.count()];
  private final byte[] digits = new byte[24];

  private InvoiceTableBuilder table = InvoiceTable.builder();
  private int rows;
  private long rowNumber;

  private char prefix;
  private int number;
  private long epochSecond;
  private @Nullable Customer customer;
  private int country;

  private int invoiceCode = NOT_YET;
  private int customerCode;
  private int countryCode;

  TableSink(Vocabulary vocabulary, int batchRows, Consumer<InvoiceTable> consumer) {
    this.vocabulary = vocabulary;
    this.batchRows = batchRows;
    this.consumer = consumer;
    codes = new int[vocabulary.codes()];
    texts = new int[vocabulary.texts()];
    startTable();
  }

  @Override
  public void invoice(
      char newPrefix,
      int newNumber,
      long newEpochSecond,
      @Nullable Customer newCustomer,
      int newCountry) {
    prefix = newPrefix;
    number = newNumber;
    epochSecond = newEpochSecond;
    customer = newCustomer;
    country = newCountry;
    invoiceCode = NOT_YET;
  }

  @Override
  public void time(long newEpochSecond) {
    epochSecond = newEpochSecond;
  }

  @Override
  public void line(int code, int text, int quantity, long price) {
    if (invoiceCode == NOT_YET) {
      numberInvoice();
    }
    int codeHere = codes[code];
    if (codeHere == NOT_YET) {
      codeHere = add(table.stockCodes(), vocabulary.code(code));
      codes[code] = codeHere;
    }
    int textHere = Dictionary.MISSING;
    if (text != Basket.NO_TEXT) {
      textHere = texts[text];
      if (textHere == NOT_YET) {
        textHere = add(table.descriptions(), vocabulary.text(text));
        texts[text] = textHere;
      }
    }
    table.append(
        ++rowNumber,
        invoiceCode,
        codeHere,
        textHere,
        quantity,
        epochSecond,
        price / THOUSANDTHS,
        customerCode,
        countryCode);
    if (++rows == batchRows) {
      handOver();
    }
  }

  @Override
  public void end() {
    if (rows > 0) {
      handOver();
    }
  }

  private void handOver() {
    consumer.accept(table.build());
    table = InvoiceTable.builder();
    startTable();
  }

  private void startTable() {
    rows = 0;
    invoiceCode = NOT_YET;
    Arrays.fill(codes, NOT_YET);
    Arrays.fill(texts, NOT_YET);
    Arrays.fill(countries, NOT_YET);
  }

  /** Numbers the texts of the invoice; once more when it goes on in the next table. */
  private void numberInvoice() {
    invoiceCode = addNumber(table.invoiceNos(), prefix, number);
    customerCode =
        customer == null
            ? Dictionary.MISSING
            : addNumber(table.customerIds(), NO_PREFIX, customer.number());
    if (countries[country] == NOT_YET) {
      countries[country] = add(table.countries(), Countries.name(country));
    }
    countryCode = countries[country];
  }

  private int addNumber(DictionaryBuilder dictionary, char letter, int value) {
    int at = digits.length;
    for (int rest = value; rest > 0; rest /= 10) {
      digits[--at] = (byte) ('0' + rest % 10);
    }
    if (letter != NO_PREFIX) {
      digits[--at] = (byte) letter;
    }
    return dictionary.add(digits, at, digits.length - at);
  }

  private static int add(DictionaryBuilder dictionary, byte[] text) {
    return dictionary.add(text, 0, text.length);
  }
}
