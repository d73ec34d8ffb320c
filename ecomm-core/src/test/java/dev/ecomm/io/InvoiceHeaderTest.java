package dev.ecomm.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.InvoiceColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceHeaderTest {

  private static final List<String> KAGGLE =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "UnitPrice",
          "CustomerID",
          "Country");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
        "invoice_no,stock_code,description,quantity,invoice_date,unit_price,customer_id,country",
        "INVOICE-NO,STOCK.CODE,DESCRIPTION,QTY,INVOICE DATE,UNIT PRICE,CUSTOMER,COUNTRY_NAME",
        "Invoice Number,SKU,Product Description,Qty,Invoice Timestamp,price,Customer No,country",
        "invoice id,item code,Item Description,quantity,invoicedatetime,PRICE,CustomerNo,country"
      })
  void columns_go_by_many_names(String header) {
    InvoiceHeader found = header(List.of(header.split(",")));

    for (InvoiceColumn column : InvoiceColumn.values()) {
      assertThat(found.field(column)).as(column.name()).isEqualTo(column.ordinal());
    }
    assertThat(found.ignored()).isEmpty();
  }

  @Test
  void columns_stand_in_any_order_among_any_others() {
    List<String> names = new ArrayList<>(KAGGLE);
    names.addAll(List.of("", "", "Discount", "Discount", "Invoice Discount", "Price per box"));
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(names, new Random(seed));
      InvoiceHeader found = header(names);

      for (InvoiceColumn column : InvoiceColumn.values()) {
        assertThat(found.name(column)).isEqualTo(KAGGLE.get(column.ordinal()));
        assertThat(found.columns()).containsEntry(column, KAGGLE.get(column.ordinal()));
      }
      assertThat(found.ignored())
          .containsExactlyInAnyOrder(
              "", "", "Discount", "Discount", "Invoice Discount", "Price per box");
    }
  }

  @Test
  void a_chosen_header_wins_over_the_names_that_are_known() {
    List<String> names = new ArrayList<>(KAGGLE);
    names.add("Net Price");

    InvoiceHeader found =
        InvoiceHeader.of(
            names, options(Map.of(InvoiceColumn.UNIT_PRICE, " Net Price ")), "a.csv", 1);

    assertThat(found.field(InvoiceColumn.UNIT_PRICE)).isEqualTo(8);
    assertThat(found.ignored()).containsExactly("UnitPrice");
  }

  @Test
  void a_header_that_is_chosen_for_one_column_is_none_of_another() {
    List<String> names = new ArrayList<>(KAGGLE);
    names.set(0, "Number");
    names.set(6, "Invoice");

    InvoiceHeader found =
        InvoiceHeader.of(
            names,
            options(
                Map.of(InvoiceColumn.CUSTOMER_ID, "Invoice", InvoiceColumn.INVOICE_NO, "Number")),
            "a.csv",
            1);

    assertThat(found.name(InvoiceColumn.CUSTOMER_ID)).isEqualTo("Invoice");
    assertThat(found.name(InvoiceColumn.INVOICE_NO)).isEqualTo("Number");
  }

  @Test
  void missing_columns_are_named_with_what_was_found() {
    assertThatThrownBy(() -> header(List.of("InvoiceNo", "Item", "Quantity", "When", "Country")))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[a.csv] line 3: no column for stock_code, description, invoice_date, unit_price,"
                + " customer_id; the header has \"InvoiceNo\", \"Item\", \"Quantity\", \"When\","
                + " \"Country\". Rename the header, or name the column with column(InvoiceColumn,"
                + " header).");
  }

  @Test
  void a_chosen_header_that_is_not_there_is_missing() {
    assertThatThrownBy(
            () ->
                InvoiceHeader.of(
                    KAGGLE, options(Map.of(InvoiceColumn.COUNTRY, "Land")), "a.csv", 1))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[a.csv] line 1: no column for Land; the header has \"InvoiceNo\"");
  }

  @ParameterizedTest
  @CsvSource({"';', ';'", "'\t', '\\t'", "|, |"})
  void a_header_in_one_piece_hints_at_its_separator(String separator, String shown) {
    assertThatThrownBy(() -> header(List.of(String.join(separator, KAGGLE))))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageEndingWith(
            " The fields seem to be separated by '"
                + shown
                + "': read with separator('"
                + shown
                + "').");
  }

  @Test
  void a_header_of_nul_bytes_hints_at_utf_16() {
    assertThatThrownBy(() -> header(List.of("I\0n\0v\0", "\0S\0t\0")))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageEndingWith(
            "the header has \"I\uFFFDn\uFFFDv\uFFFD\", \"\uFFFDS\uFFFDt\uFFFD\". It seems to be"
                + " UTF-16 or no text at all: save it as UTF-8.");
  }

  @Test
  void long_headers_are_cut_in_messages() {
    String[] names = new String[25];
    Arrays.fill(names, "n".repeat(50));

    assertThatThrownBy(() -> header(List.of(names)))
        .hasMessageContaining("\"" + "n".repeat(40) + "...\", ")
        .hasMessageContaining("\"" + "n".repeat(40) + "...\", 5 more. Rename");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "ar-EG", "tr-TR"})
  void two_headers_for_one_column_are_refused_in_any_locale(String tag) {
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      List<String> names = new ArrayList<>(KAGGLE);
      names.add("PRICE");

      assertThatThrownBy(() -> header(names))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessage(
              "[a.csv] line 3: the headers \"UnitPrice\" and \"PRICE\" (fields 6 and 9) both name"
                  + " unit_price. Rename one, or choose with column(UNIT_PRICE, header).");
    } finally {
      Locale.setDefault(locale);
    }
  }

  /** A Turkish I has no dot in lower case, and would make other names of these. */
  @Test
  void headers_are_folded_alike_in_any_locale() {
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));

      assertThat(InvoiceColumn.INVOICE_NO.columnName()).isEqualTo("invoice_no");
      assertThat(InvoiceColumn.UNIT_PRICE.isNamed("UNIT PRICE")).isTrue();
      assertThat(InvoiceColumn.QUANTITY.isNamed("QUANTITY")).isTrue();
      assertThat(InvoiceColumn.CUSTOMER_ID.isNamed("CUSTOMERID")).isTrue();
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void a_name_that_only_contains_one_is_another() {
    assertThat(InvoiceColumn.UNIT_PRICE.isNamed("Price per box")).isFalse();
    assertThat(InvoiceColumn.INVOICE_NO.isNamed("")).isFalse();
    assertThat(InvoiceColumn.COUNTRY.isNamed("Country 2")).isFalse();
  }

  private static InvoiceHeader header(List<String> names) {
    return InvoiceHeader.of(names, options(Map.of()), "a.csv", 3);
  }

  @Test
  void a_header_that_stands_on_no_line_is_told_without_one() {
    assertThatThrownBy(
            () ->
                InvoiceHeader.of(
                    List.of("InvoiceNo"), options(Map.of()), "a.parquet", InvoiceHeader.NO_LINE))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[a.parquet] no column for stock_code");
  }

  private static ReadOptions options(Map<InvoiceColumn, String> columns) {
    return new ReadOptions(
        BadCellPolicy.QUARANTINE,
        0,
        CharsetChoice.AUTO,
        Optional.empty(),
        ',',
        ReadLimits.withDefaults(),
        columns);
  }
}
