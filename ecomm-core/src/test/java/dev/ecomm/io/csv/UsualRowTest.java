package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Reject;
import dev.ecomm.model.Seeds;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Columns in their usual order are walked, in another order tokenised: two roads to one table. */
class UsualRowTest {

  private static final List<String> HEADER =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "UnitPrice",
          "CustomerID",
          "Country",
          "Remark");
  private static final int[] OTHER_ORDER = {7, 2, 1, 0, 4, 3, 8, 6, 5};

  private static final String[][] CELLS = {
    {"536365", "536365", "536366", "C536379", "", "\"536370\"", "a long invoice number"},
    {"85123A", "22423", "POST", "", "\"8,5\"", "a stock code of many bytes", "\u00a350"},
    {
      "MUG",
      "MUG ",
      "\"RED, BLUE\"",
      "\"say \"\"hi\"\"\"",
      "",
      "mid\"quote",
      "\u00e9t\u00e9",
      "\"a\nb\"",
      "a\rb"
    },
    {"6", "-1", "80995", "0", "12345678", "123456789", "6.0", " 6", "+6", "six", "3000000000", ""},
    {
      "2010-12-01 08:26:00",
      "2010-12-01 08:26:00",
      "12/1/2010 8:26",
      "2011-02-31",
      "\"2011-01-02\"",
      ""
    },
    {
      "2.55",
      "0.001",
      "13541.33",
      "1e3",
      "123456789.25",
      "1e400",
      "-11062.06",
      "0.1234567890123456789",
      "",
      "x"
    },
    {"17850", "17850", "17850.0", "0", "", "\"17850\"", "0.0"},
    {"United Kingdom", "United Kingdom", "France", "", "\"Korea, South\"", "EIRE\r"},
    {"", "a remark", "\"a, b\"", "\"\""}
  };
  private static final String[] LINE_ENDS = {
    "\n", "\n", "\n", "\r\n", "\r\r\n", ",\n", ",x\n", "\n\n"
  };

  @ParameterizedTest
  @Seeds(300)
  void a_row_that_is_walked_is_the_row_that_is_tokenised(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = random.nextBoolean() ? 8 : 9;
    boolean latin = random.nextInt(4) == 0;
    int badCells = random.nextInt(3);
    StringBuilder usual = new StringBuilder(line(HEADER, width, false) + "\n");
    StringBuilder other = new StringBuilder(line(HEADER, width, true) + "\n");
    for (int row = 0; row < 60; row++) {
      List<String> cells =
          Arrays.stream(CELLS)
              .map(it -> it[random.nextInt(badCells == 0 ? Math.min(2, it.length) : it.length)])
              .toList();
      String lineEnd = LINE_ENDS[badCells == 0 ? 0 : random.nextInt(LINE_ENDS.length)];
      usual.append(line(cells, width, false)).append(lineEnd);
      other.append(line(cells, width, true)).append(lineEnd);
    }

    ReadResult walked = read(usual, latin);
    ReadResult tokenised = read(other, latin);

    // A carriage return at the end of the last field belongs to the line end; elsewhere to the
    // text.
    if (usual.indexOf("\r") < 0) {
      assertThat(walked.table()).isEqualTo(tokenised.table());
      assertThat(rows(walked)).isEqualTo(rows(tokenised));
      assertThat(walked.report().notes()).isEqualTo(tokenised.report().notes());
    }
    assertThat((long) walked.table().rows() + walked.rejects().size())
        .isEqualTo(walked.report().rowsRead());
  }

  @Test
  void a_text_that_stood_in_quotes_is_no_guess_for_fields_without() {
    String end = ",6,2010-12-01 08:26:00,2.55,17850,France\n";
    ReadResult result =
        read(
            line(HEADER, 8, false)
                + "\n536365,MUG,\"RED, BLUE\""
                + end
                + "536365,MUG,\"RED, BLUE\""
                + end
                + "536365,MUG,RED, BLUE"
                + end,
            false);

    assertThat(result.table().rows()).isEqualTo(2);
    assertThat(rows(result)).containsExactly(3L);
  }

  /** Eight bytes are compared at once, so a text must not be told by its neighbours. */
  @Test
  void stretches_are_equal_if_every_byte_is() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] bytes = new byte[200];
    for (int length = 0; length <= 40; length++) {
      random.nextBytes(bytes);
      System.arraycopy(bytes, 10, bytes, 100, length);

      assertThat(UsualRow.equal(bytes, 10, 100, length)).isTrue();
      for (int at = 0; at < length; at++) {
        bytes[100 + at] ^= (byte) (1 << random.nextInt(8));
        assertThat(UsualRow.equal(bytes, 10, 100, length)).as("%d of %d", at, length).isFalse();
        bytes[100 + at] = bytes[10 + at];
      }
    }
  }

  private static String line(List<String> cells, int width, boolean otherOrder) {
    return String.join(
        ",",
        IntStream.of(otherOrder ? OTHER_ORDER : IntStream.range(0, 9).toArray())
            .filter(at -> at < width)
            .mapToObj(cells::get)
            .toList());
  }

  private static ReadResult read(CharSequence text, boolean latin) {
    byte[] bytes = text.toString().getBytes(latin ? ISO_8859_1 : UTF_8);
    return InvoiceReader.withDefaults()
        .read(new ByteArrayInputStream(bytes), "a.csv", RunContext.withDefaults().onThreads(1));
  }

  private static List<Long> rows(ReadResult result) {
    return StreamSupport.stream(result.rejects().spliterator(), false).map(Reject::row).toList();
  }
}
