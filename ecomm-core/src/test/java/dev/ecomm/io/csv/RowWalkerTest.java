package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.ReadLimits;
import dev.ecomm.model.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class RowWalkerTest {

  private static final int WIDTH = 4;
  private static final String[] TEXTS = {
    "",
    "",
    "a",
    "a",
    "17850.0",
    "a\rb",
    "\"q\"",
    "mid\"quote",
    "\u00a3",
    "United Kingdom",
    "2010-12-01 08:26:00",
    "2010-12-01 08:28:00",
    "a text of more than sixteen bytes",
    "\r"
  };
  private static final String[] LINE_ENDS = {"\n", "\n", "\n", "\r\n", "\r\r\n", ",\n", ",x\n"};

  /** Eight bytes are compared at once, so a text must not be told by its neighbours. */
  @Test
  void stretches_are_equal_if_every_byte_is() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] bytes = new byte[200];
    for (int length = 0; length <= 40; length++) {
      random.nextBytes(bytes);
      System.arraycopy(bytes, 10, bytes, 100, length);

      assertThat(RowWalker.equal(bytes, 10, 100, length)).isTrue();
      for (int at = 0; at < length; at++) {
        bytes[100 + at] ^= (byte) (1 << random.nextInt(8));
        assertThat(RowWalker.equal(bytes, 10, 100, length)).as("%d of %d", at, length).isFalse();
        bytes[100 + at] = bytes[10 + at];
      }
    }
  }

  @ParameterizedTest
  @Seeds(500)
  void the_walker_finds_what_the_tokeniser_finds_or_leaves_the_row_to_it(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] text = text(random).getBytes(UTF_8);
    byte[] bytes = Arrays.copyOf(text, text.length + CsvTokenizer.PADDING);
    // What stands behind the end must not matter.
    Arrays.fill(bytes, text.length, bytes.length, (byte) (random.nextBoolean() ? '\n' : ','));
    RowWalker walker = new RowWalker(',', new boolean[] {true, false, true, true});
    CsvTokenizer tokens = new CsvTokenizer(',', ReadLimits.withDefaults());

    int at = 0;
    while (at < text.length) {
      int next = tokens.tokenize(bytes, at, text.length, 1);
      if (tokens.rows == 0) {
        assertThat(walker.walk(bytes, at, text.length)).isEqualTo(-1);
        break;
      }
      int found = walker.walk(bytes, at, text.length);
      boolean usual = isUsual(tokens, bytes);
      assertThat(found).as("row at %d", at).isEqualTo(usual ? tokens.rowEndWithBreak(0) : -1);
      if (usual) {
        for (int field = 0; field < WIDTH; field++) {
          assertThat(walker.starts[field]).isEqualTo(tokens.fieldStart(field));
          assertThat(walker.ends[field]).isEqualTo(tokens.fieldEnd(bytes, field));
        }
      }
      at = found < 0 ? next : found;
    }
  }

  @Test
  void a_field_of_the_row_before_is_known_and_others_are_not() {
    byte[] text = "a,b,c,d\na,b,c,d\na,b,cc,d\n".getBytes(UTF_8);
    byte[] bytes = Arrays.copyOf(text, text.length + CsvTokenizer.PADDING);
    RowWalker walker = new RowWalker(',', new boolean[] {true, false, true, true});

    int second = walker.walk(bytes, 0, text.length);
    assertThat(walker.repeated).isZero();
    int third = walker.walk(bytes, second, text.length);
    assertThat(walker.repeated).isEqualTo(0b1101);
    assertThat(walker.walk(bytes, third, text.length)).isEqualTo(text.length);
    assertThat(walker.repeated).isEqualTo(0b1001);
  }

  private static boolean isUsual(CsvTokenizer tokens, byte[] bytes) {
    boolean usual = tokens.fieldCount(0) == WIDTH;
    for (int field = 0; usual && field < WIDTH; field++) {
      usual = !tokens.isQuoted(field);
    }
    int lineEnd = tokens.rowEndWithBreak(0) - 1;
    int carriageReturns = 0;
    while (lineEnd - carriageReturns > 0 && bytes[lineEnd - carriageReturns - 1] == '\r') {
      carriageReturns++;
    }
    return usual && carriageReturns <= 1;
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int row = random.nextInt(30); row >= 0; row--) {
      for (int field = 0; field < WIDTH; field++) {
        text.append(field == 0 ? "" : ",").append(TEXTS[random.nextInt(TEXTS.length)]);
      }
      text.append(LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
    }
    if (random.nextBoolean()) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }
}
